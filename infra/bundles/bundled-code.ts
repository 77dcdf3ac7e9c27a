import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { bundling } from './options.ts';

/**
 * One file of a folder as a function's code: `index.mjs`. Bundled in this process; the CDK's own construct starts npx
 * for each function, which made most of the time that a synthesis took.
 */
export const bundledCode = (folder: string, file: string): Code =>
  Code.fromAsset(folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Asked for by the type; esbuild either bundles here or throws.
      image: DockerImage.fromRegistry('none'),
      // Not run; without it all files of a folder count as one asset, and every function gets the first one's code.
      command: [file],
      local: {
        tryBundle: (outputFolder) => {
          buildSync({
            ...bundling,
            entryPoints: [join(folder, file)],
            outfile: join(outputFolder, 'index.mjs'),
          });
          return true;
        },
      },
    },
  });

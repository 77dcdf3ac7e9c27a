import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { bundling } from './options.ts';
import { workerEntries } from './worker-entries.ts';

/**
 * One file of a folder as a function's code: `index.mjs`, and the code of the threads that it starts beside it. Bundled in this process; the CDK's own construct starts npx
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
          const { metafile } = buildSync({
            ...bundling,
            entryPoints: [join(folder, file)],
            outfile: join(outputFolder, 'index.mjs'),
            metafile: true,
          });
          for (const { name, file: entry } of workerEntries(metafile))
            buildSync({ ...bundling, entryPoints: [entry], outfile: join(outputFolder, `${name}.mjs`) });
          return true;
        },
      },
    },
  });

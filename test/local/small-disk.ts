import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A disk of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all room that there is, and all that becomes free, until `makeRoom`. */
  fill(): void;
  makeRoom(): void;
  remove(): void;
}

/** A file system in memory. @throws where this user may not mount one, saying what to do */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error(
      'This test needs a small disk, and may not mount one here (it is Linux’s tmpfs, and for root). ' +
        'Run it as root, e.g.: sudo npm test, or in a container with --cap-add SYS_ADMIN.',
      { cause },
    );
  }
  const filler = join(folder, 'filler');
  let filling: NodeJS.Timeout | undefined;
  const fillUp = () => {
    for (const size of [1_000_000, 4096, 1]) {
      try {
        // Each turn ends by the fault that the disk is full.
        for (;;) {
          const { bavail, bsize } = statfsSync(folder);
          if (bavail * bsize === 0) return;
          appendFileSync(filler, Buffer.alloc(size));
        }
      } catch {
        // Full for this size.
      }
    }
  };
  const disk = {
    folder,
    fill() {
      fillUp();
      filling = setInterval(fillUp, 10);
    },
    makeRoom() {
      clearInterval(filling);
      if (existsSync(filler)) rmSync(filler);
    },
    remove() {
      disk.makeRoom();
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
    },
  };
  return disk;
}

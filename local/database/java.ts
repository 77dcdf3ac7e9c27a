import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import njre from 'njre';

const OLDEST = 17;
const FETCHED = 21;

/** No Java 17 or newer was found, and none could be fetched. `message` names the package to install. */
export class NoJava extends Error {
  override readonly name = 'NoJava';

  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `DynamoDB Local needs Java ${OLDEST} or newer. None was found on PATH or in JAVA_HOME, and fetching one failed (${why}). ` +
        'Install it, e.g. on Debian or Ubuntu: sudo apt-get install openjdk-17-jre-headless',
      { cause },
    );
  }
}

export interface JavaPlaces {
  /** Command looked up on PATH, normally `java`; null skips it. */
  onPath: string | null;
  javaHome: string | null;
  /** Folder that keeps a fetched Java for the next start. */
  cacheDir: string;
}

/**
 * The command that runs a Java 17 or newer: the one on PATH, else JAVA_HOME's, else one fetched before, else one
 * fetched now (about 50 MB, said on `onProgress`).
 * @throws NoJava
 */
export async function findJava(
  places: JavaPlaces,
  onProgress: (line: string) => void,
  install: (version: number, options: { installPath: string }) => Promise<unknown> = njre.install,
): Promise<string> {
  const candidates = [
    places.onPath,
    places.javaHome === null ? null : join(places.javaHome, 'bin', 'java'),
    fetchedJava(places.cacheDir),
  ];
  for (const java of candidates) {
    if (java !== null && (await javaVersion(java)) >= OLDEST) return java;
  }
  onProgress(
    `Java ${OLDEST} or newer was not found: fetching Java ${FETCHED} (about 50 MB) into ${places.cacheDir} …`,
  );
  try {
    mkdirSync(places.cacheDir, { recursive: true });
    await install(FETCHED, { installPath: join(places.cacheDir, 'beside') });
    const java = fetchedJava(places.cacheDir);
    if (java === null || (await javaVersion(java)) < OLDEST) {
      throw new Error('what was fetched does not run here');
    }
    return java;
  } catch (fault) {
    throw new NoJava(fault);
  }
}

/** Major version of a Java command, 0 when it does not run. */
async function javaVersion(java: string): Promise<number> {
  try {
    // On a machine with ten times the work it can do, 20 s were too short for what takes 0.3 s otherwise.
    const { stderr, stdout } = await promisify(execFile)(java, ['-version'], { timeout: 60_000 });
    // "1.8.0_412" is Java 8; "17.0.15" is Java 17.
    const found = /version "(?:1\.)?(\d+)/.exec(stderr + stdout);
    return Number(found?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function fetchedJava(cacheDir: string): string | null {
  const root = join(cacheDir, 'jre');
  if (!existsSync(root)) return null;
  return (
    readdirSync(root)
      .flatMap((release) => [
        join(root, release, 'bin', 'java'),
        join(root, release, 'Contents', 'Home', 'bin', 'java'),
      ])
      .find((java) => existsSync(java)) ?? null
  );
}

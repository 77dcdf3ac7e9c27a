import { resolve } from 'node:path';
import * as v from 'valibot';
import { ENGINES } from './database/engine.ts';

/** A setting that cannot be used; the message says how to mend it. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

/** `PORT= npm start` is as good as none: an empty setting is one that was not made. */
const typed = (fallback: string) =>
  v.pipe(
    v.optional(v.string(), fallback),
    v.transform((text) => (text === '' ? fallback : text)),
  );
const number = (fallback: number, least: number) =>
  v.pipe(typed(String(fallback)), v.transform(Number), v.number(), v.finite(), v.minValue(least));
const port = (fallback: number) =>
  v.pipe(
    typed(String(fallback)),
    v.check(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535,
      'a port is a whole number from 0 to 65535 (0 picks a free one)',
    ),
    v.transform(Number),
  );

const DataFolder = v.pipe(
  typed('.data'),
  v.transform((path) => resolve(path)),
);

/** What `npm start` listens to. Times are seconds; the defaults are the deployed stack's. */
const Settings = v.object({
  PORT: port(8080),
  MAILBOX_PORT: port(8025),
  DATA_DIR: DataFolder,
  /** Which database a new data folder is made with; without it, Dynoxide where that is installed. */
  DATABASE: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => (text === '' ? undefined : text)),
      v.optional(v.picklist(ENGINES, `either ${ENGINES.join(' or ')}`)),
    ),
  ),
  /** An instant at which a new data folder's own clock stands until it is moved (`paraf clock`). */
  CLOCK: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => (text === '' ? undefined : text)),
      v.optional(
        v.pipe(
          v.string(),
          v.check(
            (text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
            'an instant such as 2026-12-01T08:00:00+07:00',
          ),
          v.transform((text) => new Date(text).toISOString()),
        ),
      ),
    ),
  ),
  /** `none`: start empty; otherwise a plan file, by default the sample's. */
  SAMPLE: typed('samples/bojonegoro.json'),
  SENDER: typed('masterplan@kominfo.bojonegoro.example'),
  LEASE_SECONDS: number(120, 0.1),
  FIRST_TRY_SECONDS: number(120, 0.1),
  MOVE_SECONDS: number(180, 0.1),
  REFUSED_SECONDS: number(60, 0.1),
  SWEEP_SECONDS: number(60, 0.1),
  MAILS_PER_SECOND: number(100, 0),
  /** To one person. */
  MAILS_PER_HOUR: number(200, 1),
});
export type LocalSettings = v.InferOutput<typeof Settings>;

/** Reads the settings of one machine. Throws BadSetting. */
export function localSettings(environment: Readonly<Record<string, string | undefined>>): LocalSettings {
  const parsed = v.safeParse(Settings, environment);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const setting = v.getDotPath(issue) ?? 'a setting';
    throw new BadSetting(`${setting}: ${issue.message}. Mend it and start again.`);
  }
  const { PORT, MAILBOX_PORT } = parsed.output;
  if (PORT === MAILBOX_PORT && PORT !== 0)
    throw new BadSetting(`PORT and MAILBOX_PORT are both ${PORT}. Choose another for one of them.`);
  return parsed.output;
}

/** Where everything is kept. */
export const dataFolder = ({ DATA_DIR }: Readonly<Record<string, string | undefined>>): string =>
  v.parse(DataFolder, DATA_DIR);

import type { Life } from './live-section.ts';
import type { Meter } from './metered-table.ts';
import { BILLED_MS, LOG_LINE_BYTES, MEMORY_GB, PRICES } from './prices.ts';

/** One line of a sum: what, how much of it, and US dollars. */
export interface Line {
  readonly what: string;
  readonly much: string;
  readonly usd: number;
}

const GB = 1_000_000_000;
/** Minutes of an average month. */
const MINUTES = 730 * 60;
/** What a section's drafts weigh, and how often each is downloaded; of the sums by the month only. */
const DRAFT_BYTES = 1_000_000;

export const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);

/** All but mail of one section's life. */
export function sectionLines(life: Life): Line[] {
  const { records, openings, relays, renders, mails, mailings, visits, webRequests, bytesOut, puts, gets } =
    life;
  const transitions = 3 + 2 * openings;
  const runs = openings + relays + renders + mailings + webRequests;
  // The mailer's runs take as long as their mails; the first request of a visit finds nothing warm.
  const gbSeconds =
    ((openings * BILLED_MS.cold + (relays + mails) * BILLED_MS.warm) * MEMORY_GB.other +
      (visits * BILLED_MS.cold + (webRequests - visits) * BILLED_MS.warm) * MEMORY_GB.web +
      renders * BILLED_MS.render * MEMORY_GB.renderer) /
    1000;
  const logBytes = (runs + webRequests) * LOG_LINE_BYTES;
  const line = (what: string, much: string, usd: number): Line => ({ what, much, usd });
  return [
    line('DynamoDB, written', `${near(records.writes)} units`, records.writes * PRICES.writeUnit),
    line('DynamoDB, read', `${near(records.reads)} units`, records.reads * PRICES.readUnit),
    line('Step Functions', `${transitions} transitions`, transitions * PRICES.transition),
    line('Lambda, runs', `${near(runs)}`, runs * PRICES.invocation),
    line('Lambda, time', `${near(gbSeconds)} GB-seconds`, gbSeconds * PRICES.gbSecond),
    line('HTTP API', `${near(webRequests)} requests`, webRequests * PRICES.apiRequest),
    line('S3', `${puts} puts, ${gets} gets`, puts * PRICES.put + gets * PRICES.get),
    line('Traffic to people', `${near(bytesOut / 1000)} kB`, (bytesOut / GB) * PRICES.gbOut),
    line('Logs', `${near(logBytes / 1000)} kB`, (logBytes / GB) * PRICES.logGb),
  ];
}

/** A month in which nothing happens, with so many alarms. */
export function idleLines(minute: Meter, alarms: number): Line[] {
  const wakes = 4 * MINUTES;
  const gbSeconds = (MINUTES * BILLED_MS.tick * (3 * MEMORY_GB.other + MEMORY_GB.renderer)) / 1000;
  const reads = minute.reads * MINUTES;
  const logBytes = MINUTES * LOG_LINE_BYTES;
  return [
    { what: 'Alarms', much: `${alarms}`, usd: alarms * PRICES.alarmMonth },
    { what: 'Scheduler', much: `${near(wakes)} wakes`, usd: wakes * PRICES.wake },
    { what: 'Lambda, runs', much: `${near(wakes)}`, usd: wakes * PRICES.invocation },
    { what: 'Lambda, time', much: `${near(gbSeconds)} GB-seconds`, usd: gbSeconds * PRICES.gbSecond },
    { what: 'DynamoDB, read', much: `${near(reads)} units`, usd: reads * PRICES.readUnit },
    { what: 'Logs', much: `${near(logBytes / 1_000_000)} MB`, usd: (logBytes / GB) * PRICES.logGb },
  ];
}

/** What one look at the board reads and sends at most: a thousand sections (bench/board.ts holds the page to it). */
const LOOK = { units: 400, bytes: 100_000 } as const;
/** One strongly consistent read of the session's item. */
const SESSION_UNITS = 1;

/** A month of so many people at the board, each of whom looks so often. One look in ten finds nothing warm. */
export function boardLines(people: number, looks: number): Line[] {
  const all = people * looks;
  const reads = all * (LOOK.units + SESSION_UNITS);
  const sent = all * LOOK.bytes;
  const gbSeconds = (all * (0.1 * BILLED_MS.cold + 0.9 * BILLED_MS.warm) * MEMORY_GB.web) / 1000;
  const asked = all * (PRICES.invocation + PRICES.apiRequest) + gbSeconds * PRICES.gbSecond;
  return [
    { what: 'Cognito', much: `${people} people`, usd: people * PRICES.signedInMonth },
    { what: 'Lambda and HTTP API', much: `${near(all)} requests`, usd: asked },
    { what: 'DynamoDB, read', much: `${near(reads)} units`, usd: reads * PRICES.readUnit },
    { what: 'Traffic to people', much: `${near(sent / 1_000_000)} MB`, usd: (sent / GB) * PRICES.gbOut },
  ];
}

/** What so many sections add to a month in which all of them go from start to sign-off, with drafts of 1 MB. */
export function sectionsLines(life: Life, sections: number): Line[] {
  const stored = sections * life.bytesStored;
  const drafts = sections * life.uploads * DRAFT_BYTES;
  const downloaded = sections * life.downloads * DRAFT_BYTES;
  const mails = sections * life.mails;
  return [
    { what: 'Their lives', much: `${sections}`, usd: sections * sumOf(sectionLines(life)) },
    { what: 'Mail', much: `${near(mails)} mails`, usd: mails * PRICES.mail },
    { what: 'Drafts downloaded', much: `${near(downloaded / GB)} GB`, usd: (downloaded / GB) * PRICES.gbOut },
    {
      what: 'Kept, with recovery',
      much: `${near((stored + drafts) / 1_000_000)} MB`,
      usd:
        (stored / GB) * (PRICES.recordsGbMonth + PRICES.recoveryGbMonth) +
        (drafts / GB) * PRICES.documentsGbMonth,
    },
  ];
}

/** Two digits that count: runs differ by a unit here and there. */
export const near = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en');

/** As the runbook has them: a table's rows, with their sum. */
export function rowsOf(lines: readonly Line[]): string[] {
  const digits = (usd: number): string => Number(usd.toPrecision(2)).toFixed(usd < 0.01 ? 6 : 2);
  return [
    ...lines.map(({ what, much, usd }) => `| ${what} | ${much} | ${digits(usd)} |`),
    `| **Sum** | | **${digits(sumOf(lines))}** |`,
  ];
}

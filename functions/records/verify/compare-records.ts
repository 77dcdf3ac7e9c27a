import { isDeepStrictEqual } from 'node:util';
import type { Finding } from './finding.ts';
import type { Folded } from './fold-events.ts';
import type { Item } from '../read-items.ts';
import type { Evidence } from './section-evidence.ts';
import { toSectionItem } from '../section/section-item.ts';

/** Whether the items that the office works with say what the events make of the section. */
export function compareRecords(evidence: Evidence, folded: Folded): Finding[] {
  const { section } = folded;
  if (section === null) return [{ section: evidence.section, event: null, what: 'it has no history' }];
  const {
    queue: _queue,
    at: _at,
    ...expected
  } = { queue: '', at: '', ...toSectionItem(section, UNKNOWN, null) };
  const find = (event: number | null, what: string): Finding => ({ section: evidence.section, event, what });
  return [
    ...differences(evidence.header, expected, STANDING).map((field) =>
      find(null, `its item and its history differ in ${field}`),
    ),
    ...differences(evidence.settings ?? {}, { ...section.settings }).map((field) =>
      find(null, `its settings and its history differ in ${field}`),
    ),
    ...against('the stage', evidence.stages, folded.stages, find),
    // A title that was changed afterwards is not written into assignments that nothing else changes.
    ...against('the assignment', evidence.holdings, folded.holdings, find, ['title']),
    ...against('the draft', evidence.drafts, folded.drafts, find),
  ];
}

/** Where the record stands is checked with the chain. */
const UNKNOWN = { version: 0, seq: 0, head: '', written: { stage: 0, settings: 0 }, shape: 0 };
const STANDING = [...Object.keys(UNKNOWN), 'musts'];

function against(
  thing: string,
  items: readonly Item[],
  made: ReadonlyMap<string, { readonly seq: number; readonly value: object }>,
  find: (event: number | null, what: string) => Finding,
  except: readonly string[] = [],
): Finding[] {
  const stored = new Map(items.map((item) => [String(item['sk']), item]));
  const named = (sk: string): string => `${thing} ${sk.slice(sk.indexOf('#') + 1)}`;
  return [
    ...[...made].flatMap(([sk, { seq, value }]) => {
      const item = stored.get(sk);
      if (item === undefined) return [find(seq, `made ${named(sk)}, which is not there`)];
      const fields = differences(item, { holder: undefined, held: undefined, ...value }, [
        'shape',
        ...except,
      ]);
      return fields.length === 0 ? [] : [find(seq, `and ${named(sk)} differ in ${fields.join(', ')}`)];
    }),
    ...[...stored.keys()].filter((sk) => !made.has(sk)).map((sk) => find(null, `no event made ${named(sk)}`)),
  ];
}

/** The names of the fields in which an item is not as expected. Fields that are not expected may be a next release's. */
const differences = (item: Item, expected: object, except: readonly string[] = ['shape']): string[] =>
  Object.entries(expected)
    .filter(([name, value]) => !except.includes(name) && !isDeepStrictEqual(item[name], value))
    .map(([name]) => name);

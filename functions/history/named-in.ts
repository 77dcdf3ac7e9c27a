import type { Dossier } from '../records/section/dossier.ts';

/** Everyone whom a section's history or stages name. */
export function namedIn({ events, stages, drafts }: Dossier): Set<string> {
  const ids = new Set<string>();
  for (const { event } of events) {
    ids.add(event.by);
    if ('person' in event) ids.add(event.person);
    if ('successor' in event) ids.add(event.successor);
  }
  for (const { assignments } of stages) for (const { person } of assignments) ids.add(person);
  for (const { by } of drafts) ids.add(by);
  return ids;
}

import type { KnownSection } from './ledger.ts';

/** How somebody works: after how many working days they decide (never: none), and how often they return, of 100. */
export interface Habit {
  readonly id: string;
  readonly after: number;
  readonly returns: number;
  readonly superior?: string;
}

/** A row of numbers from 0 to 1 that a seed gives again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const COORDINATOR = 'koordinator';
const NEVER = Number.POSITIVE_INFINITY;

/** Fast and slow offices, some that never answer, each under an assistant; a consultant and the Sekda. */
export function habits(random: () => number): readonly Habit[] {
  const paces = [0, 1, 2, 4, 6, 9, NEVER];
  const heads = Array.from({ length: 22 }, (_, i) => ({
    id: `kepala-${String(i + 1).padStart(2, '0')}`,
    after: paces[Math.floor(random() * paces.length)] ?? 1,
    returns: random() < 0.3 ? 40 : 5,
    superior: i % 2 === 0 ? 'asisten-1' : 'asisten-2',
  }));
  return [
    ...heads,
    { id: 'asisten-1', after: 1, returns: 0, superior: 'sekda' },
    { id: 'asisten-2', after: 3, returns: 0, superior: 'sekda' },
    { id: 'ugm', after: 2, returns: 20 },
    { id: 'sekda', after: 1, returns: 5 },
  ];
}

/** A plan of so many sections over these people, as a file's text and as the players know it. */
export function officePlan(
  people: readonly Habit[],
  sections: number,
  random: () => number,
): { readonly text: string; readonly known: readonly Omit<KnownSection, 'free' | 'opened'>[] } {
  const heads = people.filter(({ id }) => id.startsWith('kepala-') || id.startsWith('asisten-'));
  const pick = () => heads[Math.floor(random() * heads.length)]?.id ?? 'asisten-1';
  const known = Array.from({ length: sections }, (_, i) => {
    const name = `bagian-${String(i + 1).padStart(4, '0')}`;
    const drafter = pick();
    const reviewers = [...new Set([pick(), pick()])].filter((id) => id !== drafter);
    return {
      id: `kantor.${name}`,
      title: `Bagian ${String(i + 1).padStart(4, '0')}`,
      roster: {
        drafting: [drafter],
        'opd-review':
          reviewers.length === 0 ? [drafter === 'asisten-1' ? 'asisten-2' : 'asisten-1'] : reviewers,
        'ugm-review': ['ugm'],
        'sekda-sign-off': ['sekda'],
      },
      stage: null,
      round: 1,
      holders: [],
      returned: false,
      held: 0,
      heldSince: null,
    };
  });
  const text = JSON.stringify({
    plan: 'kantor',
    title: 'Masterplan Kantor',
    contact: { name: 'Kominfo', email: 'tanya@kantor.example' },
    coordinators: [COORDINATOR],
    people: [
      { id: COORDINATOR, name: 'Koordinator', office: 'Kominfo', email: `${COORDINATOR}@kantor.example` },
      ...people.map(({ id, superior }) => ({
        id,
        name: `Kepala ${id}`,
        office: id,
        email: `${id}@kantor.example`,
        ...(superior === undefined ? {} : { superior }),
      })),
    ],
    books: [{ id: 'buku', title: 'Buku' }],
    sections: known.map(({ id, title, roster }) => ({
      id: id.slice('kantor.'.length),
      title,
      book: 'buku',
      roster,
    })),
  });
  return { text, known };
}

/** The people whom the measured plan asks: one drafter, as many OPDs as a stage can ask, a consultant, the Sekda. */
export const REVIEWERS = Array.from({ length: 10 }, (_, i) => `opd-${i + 1}`);
export const PLAN = 'beban';
export const COORDINATOR = 'koordinator';
export const DRAFTER = 'penyusun';
export const CONSULTANT = 'ugm';

/** A section of the measured plan, by what it is for. `id` is global. */
export interface Measured {
  readonly id: string;
  readonly title: string;
  readonly reviewers: readonly string[];
}

/** `count` sections whose ids begin with this letter, all ids and titles of the same length. */
export const sectionsOf = (letter: string, count: number, reviewers: number): Measured[] =>
  Array.from({ length: count }, (_, i) => {
    const number = String(i).padStart(5, '0');
    const first = i % REVIEWERS.length;
    return {
      id: `${PLAN}.${letter}-${number}`,
      title: `Bab uji ${letter.toUpperCase()}${number}`,
      // The one reviewer of a section goes round the OPDs.
      reviewers: [...REVIEWERS.slice(first), ...REVIEWERS.slice(0, first)].slice(0, reviewers),
    };
  });

/** The plan file that has these sections, as the text that an import reads. */
export function planText(sections: readonly Measured[]): string {
  const people = [COORDINATOR, DRAFTER, ...REVIEWERS, CONSULTANT, 'sekda'];
  return JSON.stringify({
    plan: PLAN,
    title: 'Masterplan uji beban',
    contact: { name: 'Dinas Komunikasi dan Informatika', email: 'smartcity@kominfo.example' },
    coordinators: [COORDINATOR],
    people: people.map((id) => ({
      id,
      name: `Kepala ${id}`,
      office: 'Dinas Komunikasi dan Informatika',
      email: addressOf(id),
    })),
    books: [{ id: 'buku-1', title: 'Buku 1' }],
    sections: sections.map(({ id, title, reviewers }) => ({
      id: id.slice(PLAN.length + 1),
      title,
      book: 'buku-1',
      roster: {
        drafting: [DRAFTER],
        'opd-review': reviewers,
        'ugm-review': [CONSULTANT],
        'sekda-sign-off': ['sekda'],
      },
    })),
  });
}

export const addressOf = (person: string): string => `${person}@beban.example`;

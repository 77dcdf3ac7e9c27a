import type { Seat, Settings } from '../../functions/approval/section.ts';

export const required = (person: string): Seat => ({ person, required: true });
export const optional = (person: string): Seat => ({ person, required: false });
/** On a place whose id is not the person's. */
export const requiredAt = (seat: string, person: string): Seat => ({ person, required: true, seat });

/** Settings that say something of every stage. */
interface Complete extends Settings {
  readonly roster: Required<Settings['roster']>;
  readonly workingDays: Required<Settings['workingDays']>;
}

/**
 * The settings of a small section: one drafter, one required and one optional OPD reviewer, one UGM consultant, the
 * Sekda. `roster` replaces whole stages.
 */
export const settingsOf = (roster: Settings['roster'] = {}): Complete => ({
  roster: {
    drafting: [required('drafter')],
    'opd-review': [required('bappeda'), optional('dinkes')],
    'ugm-review': [required('ugm')],
    'sekda-sign-off': [required('sekda')],
    ...roster,
  },
  workingDays: { drafting: 5, 'opd-review': 3, 'ugm-review': 4, 'sekda-sign-off': 2 },
});

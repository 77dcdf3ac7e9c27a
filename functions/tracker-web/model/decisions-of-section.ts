import { peopleAt } from '../../records/plan/cast.ts';
import type { Assignment, Stage } from '../../approval/section.ts';
import type { Outcome } from '../../approval/path/choices.ts';
import type { StageName } from '../../approval/path/paths.ts';
import { timeInWords } from '../../calendar/in-words.ts';
import { type DecisionMade, decisionsOf } from '../../records/section/decisions.ts';
import { nameIn } from '../../wording/person.ts';
import { pathOfDraft } from './paths.ts';
import type { SectionFacts } from './section-facts.ts';

/** What one person was asked, and what came of it, in words that are ready to print. */
export interface Seat {
  readonly who: string;
  readonly required: boolean;
  /** "Disetujui", "Menunggu sejak …". */
  readonly stands: string;
  readonly mood: 'good' | 'bad' | 'waits' | 'gone';
  /** When they decided. */
  readonly at: string | null;
  readonly disputed: string | null;
  /** The version that it was about; `href` is null where its item is gone. */
  readonly draft: { readonly sha256: string; readonly href: string | null } | null;
  /** '' where nothing was written. */
  readonly comment: string;
}

export interface StageDecided {
  readonly stage: StageName;
  readonly outcome: Outcome | null;
  readonly seats: readonly Seat[];
}

/** Everyone's decision and comment, by round (the latest first) and stage. */
export function decisionsShown(facts: SectionFacts): { round: number; stages: StageDecided[] }[] {
  const { dossier } = facts;
  const made = new Map(decisionsOf(dossier).map((it) => [it.id, it]));
  const rounds = [...new Set(dossier.stages.map(({ round }) => round))].sort((a, b) => b - a);
  return rounds.map((round) => ({
    round,
    stages: dossier.stages
      .filter((it) => it.round === round)
      .map((stage) => ({
        stage: stage.stage,
        outcome: stage.closed?.outcome ?? null,
        seats: stage.assignments.map((it) => seatOf(facts, stage, it, made)),
      })),
  }));
}

function seatOf(
  facts: SectionFacts,
  { stage }: Stage,
  assignment: Assignment,
  made: ReadonlyMap<string, DecisionMade>,
): Seat {
  const { words, people } = facts;
  const { stages, section } = words;
  const when = (at: string) => timeInWords(at, words.calendar);
  const { person, required } = assignment;
  const base = { who: nameIn(people, person), required, at: null, disputed: null, draft: null, comment: '' };
  switch (assignment.status) {
    case 'open':
      return { ...base, mood: 'waits', stands: section.decisions.waits({ at: when(assignment.since) }) };
    case 'released':
      return { ...base, mood: 'gone', stands: section.decisions.released };
    case 'excused':
      return { ...base, mood: 'gone', stands: section.decisions.excused({ at: when(assignment.at) }) };
    case 'replaced': {
      const successor = nameIn(people, assignment.replacedBy);
      const at = when(assignment.at);
      return { ...base, mood: 'gone', stands: section.decisions.replaced({ successor, at }) };
    }
    case 'decided': {
      const { id, choice, at, draft } = assignment.decision;
      const its = made.get(id);
      const text = its?.text;
      return {
        ...base,
        who: nameIn(its === undefined ? people : peopleAt(people, its.seq), person),
        mood: choice === 'return' ? 'bad' : 'good',
        stands: stages.chosen(stage, choice),
        at: when(at),
        disputed: disputeOf(facts, id),
        draft: { sha256: draft, href: hrefOf(facts, draft) },
        comment: text === null ? stages.forgotten : (text ?? ''),
      };
    }
  }
}

/** A decision is disputed once; the dispute stays in the record after the section's release. */
function disputeOf({ dossier, words }: SectionFacts, decision: string): string | null {
  const said = dossier.events.find(({ event }) => event.type === 'disputed' && event.decision === decision);
  return said === undefined
    ? null
    : words.section.decisions.disputed({ at: timeInWords(said.event.at, words.calendar) });
}

const hrefOf = ({ dossier }: SectionFacts, sha256: string): string | null =>
  dossier.drafts.some((it) => it.sha256 === sha256) ? pathOfDraft(dossier.section.id, sha256) : null;

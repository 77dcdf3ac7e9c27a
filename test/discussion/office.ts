import { apply } from '../../functions/approval/apply.ts';
import { excuse } from '../../functions/approval/coordinator/excuse.ts';
import { recall } from '../../functions/approval/coordinator/recall.ts';
import { replace } from '../../functions/approval/coordinator/replace.ts';
import type { Event } from '../../functions/approval/event.ts';
import { decide } from '../../functions/approval/holder/decide.ts';
import { isRefusal } from '../../functions/approval/refusal.ts';
import { holdersOf, openStage, type Section, type Settings } from '../../functions/approval/section.ts';
import type { Choice } from '../../functions/approval/path/choices.ts';
import { isDrafting } from '../../functions/approval/path/stages.ts';
import { type Discussion, NO_DISCUSSION } from '../../functions/discussion/discussion.ts';
import type { Paper, Place } from '../../functions/discussion/paper.ts';
import { saySomething, type SealedPapers } from '../../functions/discussion/seal.ts';
import { EMPTY_SHELF, type Shelf } from '../../functions/discussion/shelf.ts';
import { seatIn as seatOn, shelfOf } from '../../functions/discussion/whose.ts';
import { lifeIn, seatIn } from '../builders/sections.ts';
import { DISCUSSION_RULES, type DiscussionRules } from './rules.ts';

/** What came of a try: the refusal's name, or that it was done. */
export type Came = string;

/** What was sealed by an event, as the texts lie in the records: written once, never read by a rule. */
export interface Filed extends SealedPapers {
  readonly event: Event;
}

/** A section with its discussion, and people who write and decide; the texts are kept as they were sealed. */
export function discussionOffice(settings: Settings, rules: DiscussionRules = DISCUSSION_RULES) {
  const life = lifeIn('drafting', settings);
  let discussion: Discussion = NO_DISCUSSION;
  const shelves = new Map<string, Shelf>();
  const filed: Filed[] = [];
  const history: { readonly event: Event; readonly before: Discussion; readonly after: Discussion }[] = [];
  let ids = 0;
  for (const event of life.events) history.push({ event, before: discussion, after: discussion });

  const nameOf = (person: string): string => {
    const { round, stage } = life.stage;
    return `${round} ${stage} ${shelfOf(stage, person)}`;
  };
  const shelfFor = (person: string): Shelf => shelves.get(nameOf(person)) ?? EMPTY_SHELF;

  function carry(event: Event): Came {
    const before = discussion;
    discussion = rules.discuss(before, event);
    life.carry(event);
    history.push({ event, before, after: discussion });
    return 'done';
  }

  function follow(event: Event): Came {
    history.push({ event, before: discussion, after: discussion });
    return 'done';
  }

  function keep(person: string, paper: Paper): Came {
    const stage = openStage(life.section);
    if (stage === null) return 'no-open-stage';
    const may = rules.mayWrite(life.section, stage, seatIn(stage, person));
    if (isRefusal(may)) return may.refused;
    const shelf = shelfFor(person);
    const bytes = JSON.stringify(paper).length;
    const ready = rules.mayKeep(shelf, discussion, paper, bytes);
    if (isRefusal(ready)) return ready.refused;
    shelves.set(nameOf(person), {
      revision: shelf.revision + 1,
      bytes: shelf.bytes + bytes,
      sealed: false,
      papers: [...shelf.papers.filter(({ id }) => id !== paper.id), paper],
    });
    return 'done';
  }

  const written = (person: string) => ({ by: person, at: life.clock.now() });

  return {
    life,
    filed,
    history,
    shelves,
    get discussion(): Discussion {
      return discussion;
    },
    shelfFor,
    isOpen: (): boolean => openStage(life.section) !== null,
    holders: (): string[] => holdersOf(life.section).map(({ person }) => person),
    comment: (
      person: string,
      kind: 'must' | 'suggestion' | 'question',
      {
        id = `c${ids++}`,
        text = 'angka ini keliru',
        place = null,
      }: Partial<{ id: string; text: string; place: Place | null }> = {},
    ): Came =>
      isDrafting(life.stage.stage)
        ? 'wrong-stage'
        : keep(person, { paper: 'comment', id, ...written(person), place, kind, text, proposal: '' }),
    answer: (
      person: string,
      comment: number,
      verdict: 'done' | 'partly' | 'not' | 'noted' = 'done',
      text = 'sudah diperbaiki',
    ): Came =>
      isDrafting(life.stage.stage)
        ? keep(person, {
            paper: 'answer',
            id: `a${comment}`,
            ...written(person),
            comment,
            verdict,
            text,
            place: null,
          })
        : 'wrong-stage',
    reopen: (person: string, comment: number): Came =>
      isDrafting(life.stage.stage) || discussion[comment - 1]?.seat !== seatOn(life.stage, person)
        ? 'wrong-stage'
        : keep(person, {
            paper: 'reopening',
            id: `r${comment}`,
            ...written(person),
            comment,
            text: 'belum cukup',
          }),
    decide(
      person: string,
      choice: Choice,
      { shown, comment = '' }: { shown?: number | null; comment?: string } = {},
    ): Came {
      const stage = openStage(life.section);
      if (stage === null) return 'no-open-stage';
      const shelf = shelfFor(person);
      const event = decide(life.section, stage, {
        seat: seatIn(stage, person),
        choice,
        draft: life.section.draft?.sha256 ?? '',
        comment,
        remarks: saySomething(shelf.papers),
        decision: `d${history.length}`,
        now: life.clock.now(),
      });
      if (isRefusal(event)) return event.refused;
      if (event.type !== 'decided') return 'no-decision';
      const sealing = rules.seal(discussion, {
        choice,
        seat: seatOn(stage, person) ?? '',
        by: person,
        at: life.clock.now(),
        shelf,
        shown: shown === undefined ? shelf.revision : shown,
        comment,
        drafted: life.section.draft?.round === life.section.round,
      });
      if (sealing !== null && isRefusal(sealing)) return sealing.refused;
      shelves.set(nameOf(person), { ...shelf, sealed: true });
      const decided: Event =
        sealing === null ? event : { ...event, sealed: { ...sealing.sealed, bundles: ['00'] } };
      if (sealing !== null) filed.push({ event: decided, ...sealing });
      return carry(decided);
    },
    draft: (person: string): Came => {
      const stage = openStage(life.section);
      if (stage === null || !isDrafting(stage.stage)) return 'wrong-stage';
      if (!holdersOf(life.section).some((it) => it.person === person)) return 'not-assigned';
      return follow(life.useDraft(`draft ${history.length} ${life.events.length}`, person));
    },
    open: (): Came => {
      if (life.section.next === null || openStage(life.section) !== null) return 'not-next';
      return follow(life.open());
    },
    replace: (person: string, successor: string): Came =>
      act(replace(life.section, { ...life.act(), person, successor, later: true })),
    excuse: (person: string): Came => act(excuse(life.section, { ...life.act(), person })),
    recall: (): Came => act(recall(life.section, { ...life.act(), row: `row${history.length}` })),
    close: (comment: number): Came =>
      act(rules.closeComment(life.section, discussion, { ...life.act(), comment })),
    folded: (): { section: Section | null; discussion: Discussion } =>
      life.events.reduce<{ section: Section | null; discussion: Discussion }>(
        (was, event) => ({
          section: apply(was.section, event),
          discussion: rules.discuss(was.discussion, event),
        }),
        { section: null, discussion: NO_DISCUSSION },
      ),
  };

  function act(ruling: Event | { readonly refused: string }): Came {
    return 'refused' in ruling ? ruling.refused : carry(ruling);
  }
}
export type DiscussionOffice = ReturnType<typeof discussionOffice>;

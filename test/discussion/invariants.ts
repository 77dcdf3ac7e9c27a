import { seenBy } from '../../functions/discussion/whose.ts';
import type { DiscussionOffice } from './office.ts';
import type { DiscussionRules } from './rules.ts';

/** The invariants of design-review.md §3, read from what was filed and from the events alone. */
export type DiscussionInvariant =
  | '13-what-is-sealed-stays'
  | '14-nothing-is-submitted-unanswered'
  | '15-a-must-is-closed-by-its-seat-or-a-coordinator'
  | '16-papers-are-their-givers';

interface Kept {
  readonly seat: string;
  readonly kind: string;
  readonly general: boolean;
  answered: boolean;
  closed: boolean;
}

/** Everything that is wrong: [] for a sound discussion. Coded apart from the rules on purpose. */
export function checkDiscussion(
  office: DiscussionOffice,
  rules: Pick<DiscussionRules, 'seenBy'> = { seenBy },
): { readonly invariant: DiscussionInvariant; readonly because: string }[] {
  const faults: { invariant: DiscussionInvariant; because: string }[] = [];
  const claim = (holds: boolean, invariant: DiscussionInvariant, because: string): void => {
    if (!holds) faults.push({ invariant, because });
  };
  const kept: Kept[] = [];
  const papers = new Set<string>();
  const seats = new Map<string, string>();
  let stage = '';
  const seatOf = (person: string): string => seats.get(`${stage} ${person}`) ?? 'no seat';
  for (const { event, before, after } of office.history) {
    claim(
      event.type === 'decided' || event.type === 'comment-closed' || after === before,
      '13-what-is-sealed-stays',
      `${event.type} changed the discussion`,
    );
    for (const [i, was] of before.entries())
      claim(
        after[i]?.seat === was.seat && after[i]?.kind === was.kind,
        '13-what-is-sealed-stays',
        `M-${i + 1} changed its seat or kind`,
      );
    if (event.type === 'stage-opened') {
      stage = event.stage;
      for (const { person, seat } of event.seats)
        seats.set(`${stage} ${person}`, `${stage}/${seat ?? person}`);
    }
    if (event.type === 'replaced') seats.set(`${stage} ${event.successor}`, seatOf(event.person));
    const file = office.filed.find((it) => it.event === event);
    if (event.type === 'decided') {
      const { comments = [], answers = [], reopenings = [] } = file ?? {};
      for (const { id, paper, by } of [...comments, ...answers, ...reopenings]) {
        claim(
          !papers.has(id) || id.startsWith('by-draft') || /^[ar]\d+$|^general$/.test(id),
          '13-what-is-sealed-stays',
          `${id} was sealed twice`,
        );
        papers.add(id);
        if (paper !== 'answer')
          claim(by === event.by, '16-papers-are-their-givers', `${id} of ${by} sent by ${event.by}`);
      }
      claim(
        comments.every((it, i) => it.number === kept.length + i + 1),
        '13-what-is-sealed-stays',
        'numbers do not go on',
      );
      for (const { comment } of answers) {
        const it = kept[comment - 1];
        if (it !== undefined) it.answered = true;
      }
      for (const { comment } of reopenings) {
        const it = kept[comment - 1];
        claim(
          it?.seat === seatOf(event.by),
          '15-a-must-is-closed-by-its-seat-or-a-coordinator',
          `M-${comment} reopened by ${event.by}`,
        );
        if (it !== undefined) it.answered = false;
      }
      if (event.choice === 'submit')
        for (const [i, it] of kept.entries())
          claim(
            it.kind !== 'must' || it.closed || it.answered,
            '14-nothing-is-submitted-unanswered',
            `M-${i + 1} had no answer that stands`,
          );
      for (const it of comments)
        kept.push({
          seat: seatOf(event.by),
          kind: it.kind,
          general: it.id === 'general',
          answered: false,
          closed: false,
        });
    }
    for (const [i, now] of after.entries()) {
      const was = before[i];
      const it = kept[i];
      const isClosed = now.state === 'accepted' || now.state === 'closed';
      if (it !== undefined) it.closed = isClosed;
      if (was === undefined || was.state === now.state || !isClosed) continue;
      const bySeat = event.type === 'decided' && event.choice === 'approve' && seatOf(event.by) === was.seat;
      claim(
        bySeat || (event.type === 'comment-closed' && event.comment === i + 1),
        '15-a-must-is-closed-by-its-seat-or-a-coordinator',
        `M-${i + 1} became ${now.state} by ${event.type} of ${event.by}`,
      );
    }
    claim(after.length === kept.length, '16-papers-are-their-givers', 'what was not sent was counted');
  }
  for (const [name, shelf] of office.shelves)
    for (const reader of ['a', 'b', 'ugm', 'drafter', 'co-drafter'])
      for (const paper of rules.seenBy(shelf.papers, reader))
        claim(
          paper.by === reader || paper.paper === 'answer',
          '16-papers-are-their-givers',
          `${reader} sees a paper of ${paper.by} on ${name}`,
        );
  return faults;
}

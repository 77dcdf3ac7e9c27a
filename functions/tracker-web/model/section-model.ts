import { type HistoryLine, historyOf } from '../../history/history-of.ts';
import { shortHead } from '../../records/section/chain.ts';
import { type CommentShown, commentsShown } from './comments-of-section.ts';
import { decisionsShown } from './decisions-of-section.ts';
import type { SectionFacts } from './section-facts.ts';
import { type MailShown, mailsShown } from './mails-of-section.ts';
import { type Round, roundsOf } from './section-rounds.ts';
import { type StandingShown, standingShown } from './standing-of-section.ts';
import { type VersionShown, versionsShown } from './versions-of-section.ts';

/** All that a section's page says. */
export interface SectionModel {
  readonly id: string;
  /** The sentence of the act that has just been done. */
  readonly done: string | null;
  readonly standing: StandingShown;
  readonly rounds: readonly Round[];
  readonly decisions: ReturnType<typeof decisionsShown>;
  readonly comments: readonly CommentShown[];
  readonly versions: readonly VersionShown[];
  readonly mails: readonly MailShown[];
  readonly history: readonly HistoryLine[];
  /** How many events there are, and the head of their chain (16 hex digits). */
  readonly chain: { readonly count: number; readonly head: string };
}

export function sectionModel(facts: SectionFacts): SectionModel {
  const { dossier, people, words, now } = facts;
  const history = historyOf(dossier, people, words);
  const last = dossier.events.at(-1);
  return {
    id: dossier.section.id,
    done: history.find(({ seq }) => seq === facts.done)?.sentence ?? null,
    standing: standingShown(facts),
    rounds: roundsOf(dossier, now),
    decisions: decisionsShown(facts),
    comments: commentsShown(facts),
    versions: versionsShown(facts),
    mails: mailsShown(facts),
    history,
    chain: {
      count: last?.seq ?? dossier.standing.seq,
      head: shortHead(last?.hash ?? dossier.standing.head),
    },
  };
}

import type { Acting } from '../acting.ts';
import { type AskedSeat, askStands } from '../ask-stands.ts';
import { refuse, type Ruling } from '../refusal.ts';
import { assignmentOf, openStage, type Section } from '../section.ts';

type AskedPlace = Omit<AskedSeat, 'person'>;

const APART_MS = 10 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const A_DAY = 5;

/**
 * A person asks for a new link to whatever they hold in this section. It goes to the roster's address only,
 * at most once per 10 minutes and 5 times a day. The former links stop working, unless it is asked for `through` one that
 * has stopped already: whoever holds such a link must not end the one that works. Not while it is held or disputed: the mail
 * would wait for the release, and the link that still works be gone.
 */
export function newLink(
  section: Section,
  { person, now, through }: { person: string; through?: AskedPlace | undefined } & Pick<Acting, 'now'>,
): Ruling {
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  const stage = openStage(section);
  const assignment = stage === null ? undefined : assignmentOf(stage, person);
  if (assignment?.status !== 'open') return refuse({ refused: 'not-assigned' });
  if (section.dispute !== null) return refuse({ refused: 'disputed' });
  if (section.hold !== null) return refuse({ refused: 'held' });
  const times = assignment.linkRequests
    .map((at) => Date.parse(at))
    .filter((at) => at > Date.parse(now) - DAY_MS);
  const last = times.at(-1);
  if (last !== undefined && Date.parse(now) - last < APART_MS) return tooSoon(last + APART_MS);
  const first = times.at(-A_DAY);
  if (first !== undefined) return tooSoon(first + DAY_MS);
  const isFormer = through !== undefined && !askStands(section, { ...through, person });
  const asked = isFormer ? 'by-former-link' : 'by-holder';
  return { type: 'link-renewed', person, asked, at: now, by: person };
}

const tooSoon = (at: number): Ruling => refuse({ refused: 'too-soon', at: new Date(at).toISOString() });

import type { FC, PropsWithChildren } from 'hono/jsx';
import { shownState } from '../../approval/shown-state.ts';
import type { Snapshot } from '../../records/section/snapshot.ts';
import { bookTitle } from '../../records/plan/plan.ts';
import type { SignedIn } from '../../sign-in/door.ts';
import { FOCUSED, type Mend } from '../../pages/field.tsx';
import type { Wording } from '../../wording/wording.ts';
import type { Typed } from '../model/fields-of-act.ts';
import type { Askable, Choosable } from '../model/act-form.ts';
import type { ActName } from '../model/act-names.ts';
import { pathOfSection } from '../model/paths.ts';
import { Frame } from './frame.tsx';

/** What every page of an act is made from. */
export interface ActPage {
  readonly act: ActName;
  readonly snapshot: Snapshot;
  readonly signedIn: SignedIn;
  readonly words: Wording;
}

/** An act's form: what it does, what has to be filled in, and nothing that happens yet. */
export interface FormPage extends ActPage {
  readonly typed: Typed;
  readonly mends: readonly Mend[];
  readonly holders: readonly Choosable[];
  readonly askable: readonly Askable[];
  /** What of the act can never be undone. */
  readonly forGood: string | null;
}

/** Every page of an act: which section of which plan, and the way back to it. */
export const ActFrame: FC<PropsWithChildren<{ page: ActPage; title: string }>> = ({
  page,
  title,
  children,
}) => {
  const { snapshot, signedIn, words } = page;
  return (
    <Frame words={words} title={title} plan={snapshot.plan.title} signedIn={signedIn}>
      <div class="act">
        {children}
        <p>
          <a href={pathOfSection(snapshot.section.id)}>{words.acts.buttons.back}</a>
        </p>
      </div>
    </Frame>
  );
};

/** The section that the act is about: its title, its book, and where it stands. */
export const ActAbout: FC<{ page: ActPage }> = ({ page: { snapshot, words } }) => {
  const { plan, section } = snapshot;
  const { stages } = words;
  const book = bookTitle(plan, section.book);
  const round = section.round === 0 ? [] : [stages.round(section.round)];
  return (
    <p class="about">
      <strong>{section.title}</strong>
      <span>{[book, stages.states[shownState(section)], ...round].join(' · ')}</span>
    </p>
  );
};

/** What has to be mended, each line leading to its field; or why the act was not done, which no field can mend. */
export const MendList: FC<{ words: Wording; mends: readonly Mend[] }> = ({ words: { acts }, mends }) =>
  mends.length === 0 ? null : (
    <section class="sheet mend" role="alert" aria-labelledby="kesalahan" {...FOCUSED}>
      <h2 id="kesalahan">{mends.some(({ field }) => field === '') ? acts.notDone : acts.mend.title}</h2>
      <ul>
        {mends.map(({ field, text }) => (
          <li>{field === '' ? text : <a href={`#${field}`}>{text}</a>}</li>
        ))}
      </ul>
    </section>
  );

import type { FC, PropsWithChildren } from 'hono/jsx';
import { holdersOf } from '../../approval/section.ts';
import { shownState } from '../../approval/shown-state.ts';
import { htmlOf } from '../../pages/document.tsx';
import { described, Field, helpOf, type Mend } from '../../pages/field.tsx';
import type { Person } from '../../records/plan/plan.ts';
import type { Snapshot } from '../../records/section/snapshot.ts';
import type { SignedIn } from '../../sign-in/door.ts';
import { nameIn, named } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import { FIELDS_OF, type Typed } from '../model/fields-of-act.ts';
import { pathOfPlan, pathOfSection, pathOfSeveral } from '../model/paths.ts';
import type { ActOnSeveral } from '../several/steps.ts';
import { DueField, WhyField, YesNo } from './act-fields.tsx';
import { MendList } from './act-frame.tsx';
import { Frame } from './frame.tsx';

/** What every page of an act on several sections is made from. */
export interface AroundSeveral {
  readonly act: ActOnSeveral;
  readonly plan: string;
  readonly snapshots: readonly Snapshot[];
  readonly signedIn: SignedIn;
  readonly words: Wording;
}

export interface SeveralPage extends AroundSeveral {
  readonly typed: Typed;
  readonly mends: readonly Mend[];
  readonly people: ReadonlyMap<string, Person>;
}

/** The form: which sections, what the act does, and what has to be filled in. */
export const severalFormPage = (page: SeveralPage): string => {
  const { act, snapshots, words, mends } = page;
  const title = titleOf(page);
  return htmlOf(
    <SeveralFrame page={page} title={title}>
      <MendList words={words} mends={mends} />
      <section class="sheet">
        <h1>{title}</h1>
        <p>{words.acts.about[act]}</p>
        {snapshots.length === 0 ? null : (
          <>
            <h2>{words.several.chosen}</h2>
            <Chosen page={page} />
            <Form page={page} />
          </>
        )}
      </section>
    </SeveralFrame>,
  );
};

export const titleOf = ({ act, snapshots, words }: AroundSeveral): string =>
  words.several.title({ act: words.acts.names[act], count: snapshots.length });

export const SeveralFrame: FC<PropsWithChildren<{ page: AroundSeveral; title: string }>> = ({
  page,
  title,
  children,
}) => {
  const { snapshots, plan, words, signedIn } = page;
  return (
    <Frame words={words} title={title} plan={snapshots[0]?.plan.title ?? null} signedIn={signedIn}>
      <div class="act">
        {children}
        <p>
          <a href={pathOfPlan(plan)}>{words.several.toBoard}</a>
        </p>
      </div>
    </Frame>
  );
};

const Chosen: FC<{ page: SeveralPage }> = ({ page: { snapshots, people, words } }) => (
  <ul class="log">
    {snapshots.map(({ section }) => (
      <li>
        <a href={pathOfSection(section.id)}>{section.title}</a>
        <span class="why">
          {[
            words.stages.states[shownState(section)],
            ...holdersOf(section).map((it) => nameIn(people, it.person)),
          ].join(' · ')}
        </span>
      </li>
    ))}
  </ul>
);

/** What every form of these carries: whose it is, and the sections. */
export const ChosenFields: FC<{ page: AroundSeveral }> = ({ page: { snapshots, signedIn } }) => (
  <>
    <input type="hidden" name="form-token" value={signedIn.formToken} />
    {snapshots.map(({ section }) => (
      <input type="hidden" name="section" value={section.id} />
    ))}
  </>
);

const Form: FC<{ page: SeveralPage }> = ({ page }) => {
  const { act, plan, typed, mends, words } = page;
  const { fields, buttons } = words.acts;
  const has = FIELDS_OF[act];
  return (
    <form method="post" action={pathOfSeveral(plan, act)} novalidate>
      <ChosenFields page={page} />
      {act === 'resend' || act === 'replace' ? <Whom page={page} act={act} /> : null}
      {act === 'replace' ? <Successor page={page} /> : null}
      {has.includes('later') ? (
        <YesNo name="later" legend={fields.later} yes={fields.isLater} no={fields.isOnce} typed={typed} />
      ) : null}
      {has.includes('due') ? (
        <DueField typed={typed} mends={mends} words={words} help={words.several.dueHelp} />
      ) : null}
      <WhyField typed={typed} mends={mends} words={words} />
      <button type="submit">{buttons.toPreview}</button>
    </form>
  );
};

/** Those who are asked on any of these sections. */
const Whom: FC<{ page: SeveralPage; act: 'resend' | 'replace' }> = ({ page, act }) => {
  const { snapshots, people, typed, mends, words } = page;
  const { several, acts } = words;
  const holders = new Set(snapshots.flatMap(({ section }) => holdersOf(section).map((it) => it.person)));
  return (
    <Field name="person" label={several.whom[act]} help={several.whomHelp} mends={mends}>
      <select id="person" name="person" {...described(mends, 'person', helpOf('person'))}>
        <option value="">{act === 'resend' ? several.everybody : acts.fields.pick}</option>
        {[...holders].map((id) => (
          <option value={id} selected={typed.person === id}>
            {nameIn(people, id)}
          </option>
        ))}
      </select>
    </Field>
  );
};

const Successor: FC<{ page: SeveralPage }> = ({ page: { people, typed, mends, words } }) => (
  <Field name="asked" label={words.several.asked} help={words.acts.fields.askedHelp} mends={mends}>
    <select id="asked" name="asked" {...described(mends, 'asked', helpOf('asked'))}>
      <option value="">{words.acts.fields.pick}</option>
      {[...people.values()]
        .filter(({ email }) => email !== null)
        .map((person) => (
          <option value={person.id} selected={typed.asked === person.id}>
            {named(person)}
          </option>
        ))}
    </select>
  </Field>
);

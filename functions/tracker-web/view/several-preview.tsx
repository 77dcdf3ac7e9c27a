import type { FC } from 'hono/jsx';
import type { Foreseen } from '../../actions/preview-act.ts';
import { htmlOf } from '../../pages/document.tsx';
import { ConfirmBox, FieldError, type Mend } from '../../pages/field.tsx';
import { FIELDS_OF, type Typed } from '../model/fields-of-act.ts';
import { pathOfSection, pathOfSeveral } from '../model/paths.ts';
import type { MailForeseen } from '../model/preview-of-act.ts';
import { type Step, stepInForm } from '../several/steps.ts';
import { MendList } from './act-frame.tsx';
import { type AroundSeveral, ChosenFields, SeveralFrame, titleOf } from './several-form.tsx';

/** What one step would do; `foreseen` is null where a rule forbids it, and its sentences say why. */
export interface PreviewedStep {
  readonly step: Step;
  readonly title: string;
  readonly foreseen: Foreseen | null;
  readonly sentences: readonly string[];
  readonly warnings: readonly string[];
  readonly mails: readonly MailForeseen[];
}

interface Page extends AroundSeveral {
  readonly typed: Typed;
  readonly mends: readonly Mend[];
  readonly steps: readonly PreviewedStep[];
}

/** What each would cause and who gets mail; what will not be done, and why; one box that does all the rest. */
export const severalPreviewPage = (page: Page): string => {
  const { act, plan, words, typed, mends, steps } = page;
  const { several, acts } = words;
  const title = `${acts.preview.title}: ${titleOf(page)}`;
  const [can, cannot] = [
    steps.filter((it) => it.foreseen !== null),
    steps.filter((it) => it.foreseen === null),
  ];
  return htmlOf(
    <SeveralFrame page={page} title={title}>
      <MendList words={words} mends={mends} />
      <section class="sheet">
        <h1>{title}</h1>
        {cannot.length === 0 ? null : (
          <>
            <h2>{several.doesNot({ count: cannot.length })}</h2>
            <Steps steps={cannot} page={page} />
          </>
        )}
        {can.length === 0 ? null : (
          <>
            <h2>{several.does({ count: can.length })}</h2>
            <p>{several.mails({ count: can.flatMap(({ mails }) => mails).length })}</p>
            <Steps steps={can} page={page} />
          </>
        )}
        <h2>{acts.fields.reason}</h2>
        <div class="say">
          <p>{typed.why}</p>
        </div>
      </section>
      <section class="sheet">
        {can.length === 0 ? null : (
          <form method="post" action={pathOfSeveral(plan, act)} novalidate>
            <Kept page={page} />
            {can.map(({ step, foreseen }) =>
              foreseen === null ? null : (
                <input type="hidden" name="step" value={stepInForm({ ...step, foreseen })} />
              ),
            )}
            <FieldError mends={mends} field="confirm" />
            <ConfirmBox text={acts.preview.confirm} mends={mends} />
            <button type="submit">{acts.names[act]}</button>
          </form>
        )}
        <form method="post" action={pathOfSeveral(plan, act)} class="edit">
          <Kept page={page} />
          <button type="submit" class="second" name="edit" value="yes">
            {acts.buttons.edit}
          </button>
        </form>
      </section>
    </SeveralFrame>,
  );
};

const Steps: FC<{ steps: readonly PreviewedStep[]; page: Page }> = ({ steps, page: { words } }) => (
  <ul class="log">
    {steps.map(({ step, title, foreseen, sentences, warnings, mails }) => (
      <li class={foreseen === null ? 'bad' : undefined}>
        <a href={pathOfSection(step.section)}>{title}</a>
        {sentences.map((it) => (
          <span class="why">{it}</span>
        ))}
        {warnings.map((it) => (
          <span class="why late">{it}</span>
        ))}
        {mails.map(({ to, kind, note }) => (
          <span class="why">
            {words.several.mailTo({ person: to, kind: note === null ? kind : `${kind}; ${note}` })}
          </span>
        ))}
      </li>
    ))}
  </ul>
);

/** What was typed, for the next form to carry. */
const Kept: FC<{ page: Page }> = ({ page }) => (
  <>
    <ChosenFields page={page} />
    {FIELDS_OF[page.act]
      .filter((name) => name !== 'name' && name !== 'office' && name !== 'email')
      .map((name) => (
        <input type="hidden" name={name} value={page.typed[name]} />
      ))}
  </>
);

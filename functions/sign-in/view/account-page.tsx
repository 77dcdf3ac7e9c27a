import type { FC } from 'hono/jsx';
import { inWords } from '../../calendar/in-words.ts';
import { Document, htmlOf } from '../../pages/document.tsx';
import type { SignInWording } from '../../wording/wording.ts';
import type { SignedIn } from '../door.ts';
import { signInSheet } from './sign-in-styles.ts';

/** Who is signed in, until when, and the ways out. `ends`: ISO instant. */
export const accountPage = ({ account, formToken }: SignedIn, ends: string, words: SignInWording): string => {
  const say = words.signIn.account;
  return htmlOf(
    <Document words={words} title={say.title} plan={null} sheet={signInSheet} foot={null}>
      <section class="sheet">
        <h1>{say.title}</h1>
        <dl>
          <dt>{say.signedInAs}</dt>
          <dd>{account.email}</dd>
          <dt>{say.mayAtMost}</dt>
          <dd>{say.roles[account.atMost]}</dd>
          <dt>{say.until}</dt>
          <dd>
            {inWords(ends, words.calendar)}. {say.idle}
          </dd>
        </dl>
      </section>
      <section class="sheet">
        <SignOut where="here" formToken={formToken} label={say.here} help={say.hereHelp} />
      </section>
      <section class="sheet">
        <SignOut where="everywhere" formToken={formToken} label={say.everywhere} help={say.everywhereHelp} />
      </section>
      <p>
        <a href="/">{words.tracker.toBoard}</a>
      </p>
    </Document>,
  );
};

const SignOut: FC<{
  where: 'here' | 'everywhere';
  formToken: string;
  label: string;
  help: string;
}> = ({ where, formToken, label, help }) => (
  <form method="post" action="/sign-out">
    <input type="hidden" name="form-token" value={formToken} />
    <input type="hidden" name="where" value={where} />
    <p class="hint">{help}</p>
    <button type="submit" class={where === 'here' ? '' : 'second'}>
      {label}
    </button>
  </form>
);

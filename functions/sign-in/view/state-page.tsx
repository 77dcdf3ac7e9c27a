import { Document, htmlOf } from '../../pages/document.tsx';
import type { SignInState } from '../../wording/sign-in-words.ts';
import type { SignInWording } from '../../wording/wording.ts';
import { signInSheet } from './sign-in-styles.ts';

/** A page that says how signing in or out stands, and one way forward. */
export const statePage = (
  state: SignInState,
  { words, link }: { words: SignInWording; link: { href: string; label: string } },
): string => {
  const { title, sentence, forward } = words.signIn.states[state];
  const good = state === 'signed-out' || state === 'signed-out-everywhere';
  return htmlOf(
    <Document words={words} title={title} plan={null} sheet={signInSheet} foot={null}>
      <section class={`sheet ${good ? 'good' : 'calm'}`}>
        <h1>{title}</h1>
        <p class="stands">{sentence}</p>
        <p>{forward}</p>
        <p>
          <a class="button" href={link.href}>
            {link.label}
          </a>
        </p>
      </section>
    </Document>,
  );
};

import { Document, htmlOf } from '../../pages/document.tsx';
import type { Wording } from '../../wording/wording.ts';
import { trackerSheet } from './tracker-styles.ts';

/** A form came without a living session: nothing was done, and the reason that was typed stands here to be copied. */
export const signInAgainPage = (fields: Readonly<Record<string, string>>, words: Wording): string => {
  const { title, sentence, forward } = words.tracker.signInAgain;
  const { why = '' } = fields;
  return htmlOf(
    <Document words={words} plan={null} sheet={trackerSheet} foot={null}>
      <section class="sheet calm">
        <h1>{title}</h1>
        <p class="stands">{sentence}</p>
        <p>{forward}</p>
        {why === '' ? null : (
          <div class="field">
            <label class="label" for="ketikan">
              {words.tracker.typed}
            </label>
            <textarea id="ketikan" readonly>
              {why}
            </textarea>
          </div>
        )}
        <p>
          <a class="button" href="/">
            {words.tracker.toSignIn}
          </a>
        </p>
      </section>
    </Document>,
  );
};

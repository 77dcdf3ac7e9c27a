import { Document, htmlOf } from '../../pages/document.tsx';
import type { PageSays } from '../../wording/page-words.ts';
import type { Wording } from '../../wording/wording.ts';
import { trackerSheet } from './tracker-styles.ts';
import { TypedReason } from './typed-reason.tsx';

/**
 * A page for whom nobody knows to be signed in: how things stand, the way forward, and the reason that was typed into
 * a form that could not be taken, to be copied.
 */
export const givenBackPage = (
  { title, sentence, forward }: PageSays,
  { why = '' }: Readonly<Record<string, string>>,
  words: Wording,
): string => {
  return htmlOf(
    <Document words={words} plan={null} sheet={trackerSheet} foot={null}>
      <section class="sheet calm">
        <h1>{title}</h1>
        <p class="stands">{sentence}</p>
        <p>{forward}</p>
        <TypedReason why={why} words={words} />
        <p>
          <a class="button" href="/">
            {words.tracker.toBoard}
          </a>
        </p>
      </section>
    </Document>,
  );
};

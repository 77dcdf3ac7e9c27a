import { Document, htmlOf } from '../../pages/document.tsx';
import type { PageSays } from '../../wording/page-words.ts';
import type { Wording } from '../../wording/wording.ts';
import type { GivenBack } from '../model/typed-before.ts';
import { trackerSheet } from './tracker-styles.ts';
import { TypedFields } from './typed-fields.tsx';

/** Where such a page leads. */
export interface Way {
  readonly href: string;
  readonly label: string;
}

/**
 * A page for whom nobody knows to be signed in: how things stand, the way forward, and what was typed into a form that
 * could not be taken, to be copied.
 */
export const givenBackPage = (
  { title, sentence, forward }: PageSays,
  typed: GivenBack,
  way: Way,
  words: Wording,
): string => {
  return htmlOf(
    <Document words={words} title={title} plan={null} sheet={trackerSheet} foot={null}>
      <section class="sheet calm">
        <h1>{title}</h1>
        <p class="stands">{sentence}</p>
        <p>{forward}</p>
        <TypedFields typed={typed} words={words} />
        <p>
          <a class="button" href={way.href}>
            {way.label}
          </a>
        </p>
      </section>
    </Document>,
  );
};

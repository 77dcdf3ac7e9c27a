import type { SignedIn } from '../../sign-in/door.ts';
import type { PageSays } from '../../wording/page-words.ts';
import type { Wording } from '../../wording/wording.ts';
import { htmlOf } from '../../pages/document.tsx';
import { Frame } from './frame.tsx';

/** A page that only says how things stand, and one way forward: it names nothing that was asked for. */
export const plainPage = (says: PageSays, words: Wording, signedIn: SignedIn): string =>
  htmlOf(
    <Frame words={words} title={says.title} plan={null} signedIn={signedIn}>
      <section class="sheet calm">
        <h1>{says.title}</h1>
        <p class="stands">{says.sentence}</p>
        <p>{says.forward}</p>
        <p>
          <a href="/">{words.tracker.toBoard}</a>
        </p>
      </section>
    </Frame>,
  );

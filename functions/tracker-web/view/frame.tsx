import type { FC, PropsWithChildren } from 'hono/jsx';
import { Document } from '../../pages/document.tsx';
import type { SignedIn } from '../../sign-in/door.ts';
import type { Wording } from '../../wording/wording.ts';
import { trackerSheet } from './tracker-styles.ts';

/** Every page of Kominfo's: whose plan, and at its foot who is signed in and the way out. */
export const Frame: FC<
  PropsWithChildren<{
    words: Wording;
    title: string;
    plan: string | null;
    signedIn: SignedIn;
    script?: string;
  }>
> = ({ words, title, plan, signedIn, script, children }) => (
  <Document
    words={words}
    title={title}
    plan={plan}
    sheet={trackerSheet}
    {...(script === undefined ? {} : { script })}
    foot={
      <p>
        {words.tracker.signedInAs(signedIn.account.email)} <a href="/account">{words.tracker.account}</a>
      </p>
    }
  >
    {children}
  </Document>
);

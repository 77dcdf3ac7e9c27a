import type { Dependencies } from '../actions/dependencies.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import type { ReadableDrafts } from '../reading/readable-drafts.ts';
import type { SignedIn } from '../sign-in/door.ts';
import type { Ailment } from '../wording/tracker-words.ts';
import type { Wording } from '../wording/wording.ts';

/** What pages are made with. */
export interface Tracker {
  readonly dependencies: Dependencies;
  readonly drafts: Pick<DraftStore, 'downloadUrl'>;
  readonly readable: ReadableDrafts;
  readonly words: Wording;
  /** What is wrong with the database or its disk. */
  ails(): Ailment | null;
}

/** Who asks for what. `query` and `fields` are as they came: nothing is trusted. */
export interface Asked {
  readonly signedIn: SignedIn;
  readonly query: Readonly<Record<string, string>>;
}

/** What a page answers. `to`: a path of ours, or a download. */
export type Answer =
  | { readonly status: 200 | 403 | 404 | 409 | 422 | 503; readonly html: string }
  | { readonly to: string };

/** A picture of a draft. */
export interface Picture {
  readonly image: { readonly bytes: Uint8Array; readonly type: string };
}

/** A file to be saved. `name`: of letters that need no escape in a header. */
export interface File {
  readonly file: { readonly bytes: Uint8Array; readonly type: string; readonly name: string };
}

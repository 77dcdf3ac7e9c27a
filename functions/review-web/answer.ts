import type { Dependencies } from '../actions/dependencies.ts';
import type { ImageType } from '../documents/readable/blocks.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import type { ReadableDrafts } from '../reading/readable-drafts.ts';
import type { Wording } from '../wording/wording.ts';
import type { Answer } from './model/page-model.ts';

/** What pages are made with. */
export interface Web {
  readonly dependencies: Dependencies;
  readonly drafts: DraftStore;
  readonly readable: ReadableDrafts;
  readonly baseUrl: string;
  readonly words: Wording;
}

/** A page with its status, where to go (303), a page of a draft, a picture in it or a file to keep (200). */
type Body =
  | Answer
  | { readonly to: string; readonly state: string }
  | { readonly html: string; readonly state: string; readonly status?: 200 | 409 | 422 | 503 }
  | {
      readonly file: { readonly bytes: Uint8Array; readonly type: string; readonly name: string };
      readonly state: 'download';
    }
  | { readonly image: { readonly bytes: Uint8Array; readonly type: ImageType }; readonly state: 'image' };

/** What is answered, with whose it is and the fault met, for the log. */
export type Answered = Body & {
  readonly ids: { readonly section: string; readonly person: string } | null;
  readonly fault?: string;
};

export type Request =
  | {
      readonly method: 'GET';
      /** What the document store added to the address after an upload. */
      readonly returned: {
        readonly upload: string | null;
        readonly key: string | null;
        readonly etag: string | null;
      };
    }
  | { readonly method: 'POST'; readonly fields: Readonly<Record<string, string>> };

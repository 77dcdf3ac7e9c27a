import type { Parts } from '../actions/parts.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import type { Wording } from '../wording/wording.ts';
import type { Answer } from './model/page-model.ts';

/** What pages are made with. */
export interface Web {
  readonly parts: Parts;
  readonly drafts: DraftStore;
  readonly baseUrl: string;
  readonly words: Wording;
}

/** A page with its status, or where to go (303); with whose it is and the fault met, for the log. */
export type Answered = (Answer | { readonly to: string; readonly state: string }) & {
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

import { id } from '../../functions/wording/id.ts';
import { givenBackPage } from '../../functions/tracker-web/view/given-back.tsx';

/**
 * What a browser is shown that has posted a file to a store which could not keep it. The service's own store answers with
 * XML; here the disk may be full, which is for somebody in this room to mend. `body`: the posted form.
 */
export function notStoredPage(body: Buffer): string {
  const { busy, ailments, toForm } = id.tracker;
  const says = { ...busy, sentence: ailments['database-does-not-write'] };
  const [, back = '/'] =
    /name="success_action_redirect"\r\n\r\n([^\r\n]+)/.exec(
      body.subarray(0, LONGEST_FIELDS).toString('latin1'),
    ) ?? [];
  return givenBackPage(says, { facts: [], why: '' }, { href: back.split('?')[0] ?? '/', label: toForm }, id);
}

/** The file is the last part of the form. */
const LONGEST_FIELDS = 64 * 1024;

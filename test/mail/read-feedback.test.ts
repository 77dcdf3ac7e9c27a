import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowOfTags, tagsOf } from '../../functions/mail/message-tags.ts';
import { readFeedback } from '../../functions/mail/read-feedback.ts';
import { bounce, complaint, reject } from './ses-events.ts';

const of = { section: 'bojonegoro.buku-1-visi', row: '000012-01-0123abcd' };

describe('what SES tells about a mail', () => {
  test.each([
    ['a hard bounce', bounce(of), 'bounced'],
    ['an address that does not exist', bounce(of, 'Permanent', 'NoEmail'), 'bounced'],
    ['a bounce without a cause', bounce(of, 'Undetermined', 'Undetermined'), 'bounced'],
    ['an address that SES suppresses', bounce(of, 'Permanent', 'Suppressed'), 'suppressed'],
    [
      'an address that the account suppresses',
      bounce(of, 'Permanent', 'OnAccountSuppressionList'),
      'suppressed',
    ],
    ['a complaint', complaint(of), 'complained'],
    ['a complaint of no known kind', complaint(of, { type: null }), 'complained'],
    [
      'a complaint that was suppressed',
      complaint(of, { subType: 'OnAccountSuppressionList', type: null }),
      'suppressed',
    ],
    ['a mail that SES would not send', reject(of), 'rejected'],
    ['content that is refused', bounce(of, 'Transient', 'ContentRejected'), 'content-refused'],
    ['an attachment that is refused', bounce(of, 'Transient', 'AttachmentRejected'), 'content-refused'],
    ['a mail that is too large', bounce(of, 'Transient', 'MessageTooLarge'), 'content-refused'],
  ])('%s: the mail is not read', (_, { detail }, reason) => {
    expect(readFeedback(detail)).toEqual({ of, reason });
  });

  test.each([
    ['an absence note', bounce(of, 'Transient', 'General')],
    ['a full mailbox', bounce(of, 'Transient', 'MailboxFull')],
    ['a cause that is not known', bounce(of, 'Transient', 'CustomTimeoutExceeded')],
  ])('%s: it may arrive another day', (_, { detail }) => {
    expect(readFeedback(detail)).toEqual({ of, reason: 'soft' });
  });

  test.each([['a mail taken out of the spam folder', complaint(of, { type: 'not-spam' })]])(
    '%s: nothing is wrong with the address',
    (_, { detail }) => {
      expect(readFeedback(detail)).toEqual({ of, reason: null });
    },
  );

  test('a mail that was not ours has no row', () => {
    expect(readFeedback(bounce(null).detail).of).toBeNull();
  });

  test.each([
    ['nothing', undefined],
    ['text', 'Bounce'],
    ['another kind of event', { eventType: 'Delivery', mail: { tags: {} }, delivery: {} }],
    ['a bounce without one', { eventType: 'Bounce', mail: { tags: {} } }],
    ['tags that are no lists', { eventType: 'Reject', mail: { tags: { section: 'a.b', row: 1 } } }],
  ])('%s is refused', (_, published) => {
    expect(() => readFeedback(published)).toThrow(expect.objectContaining({ name: 'ValiError' }));
  });
});

describe('the tags of a mail', () => {
  const id = (length: number) => fc.stringMatching(new RegExp(`^[a-z0-9-]{1,${length}}$`));

  test('lead back to its row, whatever the ids', () => {
    fc.assert(
      fc.property(id(24), id(32), fc.nat(999_999), (plan, local, seq) => {
        const sent = {
          section: `${plan}.${local}`,
          row: `${String(seq).padStart(6, '0')}-00-0123abcd`,
        };
        const { section, row } = tagsOf(sent);
        expect(section).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(rowOfTags(section, row)).toEqual(sent);
      }),
    );
  });

  test.each([
    [undefined, '000012-01-0123abcd'],
    ['bojonegoro_visi', undefined],
    ['bojonegoro', '000012-01-0123abcd'],
    ['bojonegoro_visi#LINK', '000012-01-0123abcd'],
    ['a_b_c', '000012-01-0123abcd'],
    ['bojonegoro_visi', 'LINK'],
    ['bojonegoro_visi', '000012-01-0123abcd\n'],
    ['', ''],
  ])('that are not ours name none: %j, %j', (section, row) => {
    expect(rowOfTags(section, row)).toBeNull();
  });
});

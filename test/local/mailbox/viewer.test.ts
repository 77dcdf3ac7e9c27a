import { expect, test } from 'vitest';
import { isViewerScript, openingLinks, ViewerChanged } from '../../../local/mailbox/viewer.ts';

const frame =
  'x("iframe",{ref:r,srcDoc:a,className:"block",style:{height:"1px"},sandbox:"allow-same-origin"})';

test('a mail that the viewer shows may open its links in new tabs, and may do nothing else', () => {
  const changed = openingLinks(frame);
  expect(changed).toContain(`srcDoc:'<base target="_blank">'+a,className:"block"`);
  expect(changed).toContain('sandbox:"allow-same-origin allow-popups allow-popups-to-escape-sandbox"');
});

test.each(['', frame + frame])('a viewer that shows mails in another way is refused', (script) => {
  expect(() => openingLinks(script)).toThrow(ViewerChanged);
});

test('no other file of the viewer is touched', () => {
  expect(isViewerScript('/assets/index-Disuuigs.js')).toBe(true);
  for (const other of [undefined, '/', '/assets/index-Disuuigs.js.map', '/assets/index.css', '/api/email'])
    expect(isViewerScript(other)).toBe(false);
});

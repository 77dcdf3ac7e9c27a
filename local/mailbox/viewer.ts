/** maildev's viewer is not the one that this was written for, so a press on a mail's link would lead nowhere. */
export class ViewerChanged extends Error {
  override readonly name = 'ViewerChanged';
}

/** How the viewer of maildev 3.0.0 shows a mail's HTML; between the two stands how the frame looks. */
const FRAME = /srcDoc:([\w$]+)(,className:.{0,200}?,sandbox:)"allow-same-origin"/g;
/** The page behind a link refuses any frame, and inherits what its opener may not. */
const SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** Where the viewer's own script lies. */
export const isViewerScript = (path: string | undefined): path is string =>
  path !== undefined && /^\/assets\/[\w-]+\.js$/.test(path);

/** The viewer's script, changed so that a mail's links open in a tab of their own. Throws ViewerChanged. */
export function openingLinks(script: string): string {
  let frames = 0;
  const changed = script.replaceAll(FRAME, (_, html: string, between: string) => {
    frames += 1;
    return `srcDoc:'<base target="_blank">'+${html}${between}"${SANDBOX}"`;
  });
  if (frames !== 1)
    throw new ViewerChanged(`The mailbox's viewer shows mails in ${frames} frames, not in 1.`);
  return changed;
}

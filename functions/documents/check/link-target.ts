/** Where a link in a document leads. Nothing is fetched by looking. */
export type LinkTarget =
  /** A page, an address, a number to call. */
  | 'web'
  /** Within the document, or a path on the reader's own disk. */
  | 'near'
  /** A file share: Windows signs in there with the reader's own name as soon as it looks. */
  | 'share'
  /** Hands the rest to a program on the reader's machine. */
  | 'runs';

const webSchemes = /^(?:https?|ftps?|sftp|mailto|tel|sms|news|callto|skype|whatsapp):/i;
const runningSchemes =
  /^(?:javascript|vbscript|data|mhtml|mk|its|res|jar|shell|ldap|search|search-ms|ms-[a-z-]+|cmd|powershell|script|about|view-source|blob):/i;
/** A path on one's own disk as Word for Mac writes it, which is how a share's would begin. */
const ownOnMac = /^file:\/{4}(?:users|volumes|applications|library|private|system)\//i;

export function linkTarget(written: string): LinkTarget {
  const target = decoded(written);
  if (runningSchemes.test(target)) return 'runs';
  if (webSchemes.test(target)) return 'web';
  if (ownOnMac.test(target)) return 'near';
  const slashed = target.replaceAll('\\', '/');
  const path = /^file:/i.test(slashed) ? pathOf(slashed.slice('file:'.length)) : slashed;
  return path.startsWith('//') ? 'share' : 'near';
}

/** Of `file:///C:/a` it is `C:/a`, of `file://server/a` and `file://///server/a` `//server/a`. */
function pathOf(afterScheme: string): string {
  const path = afterScheme.replace(/^\/\/localhost\//i, '///');
  if (/^\/{3}[^/]/.test(path)) return path.slice(2).replace(/^\/(?=[a-z]:)/i, '');
  return path.startsWith('////') ? path.slice(path.startsWith('/////') ? 3 : 2) : path;
}

/** As readers take it: percent signs decoded, nothing that cannot be seen in front or between. */
function decoded(written: string): string {
  const plain = written.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  try {
    return decodeURIComponent(plain)
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim();
  } catch {
    return plain;
  }
}

import type { ReadingWords } from '../reading-words.ts';

const some = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

export const readingWords: ReadingWords = {
  notShown: {
    insertions: (count) =>
      `${some(count, 'tracked insertion is', 'tracked insertions are')} shown as accepted.`,
    deletions: (count) => `${some(count, 'tracked deletion is', 'tracked deletions are')} shown as accepted.`,
    moves: (count) => `${some(count, 'tracked move is', 'tracked moves are')} shown as accepted.`,
    'format-changes': (count) =>
      `${some(count, 'tracked change of format is', 'tracked changes of format are')} shown as accepted.`,
    comments: (count) =>
      `${some(count, 'comment of the word processor is', 'comments of the word processor are')} not shown.`,
    formulas: (count) => `${some(count, 'formula is', 'formulas are')} shown as a line of text.`,
    charts: (count) => `${some(count, 'chart', 'charts')} cannot be shown.`,
    diagrams: (count) => `${some(count, 'diagram', 'diagrams')} cannot be shown.`,
    drawings: (count) => `${some(count, 'drawing', 'drawings')} cannot be shown.`,
    'picture-kinds': (count) =>
      `${some(count, 'picture', 'pictures')} of a kind such as EMF, WMF or TIFF cannot be shown.`,
    'pictures-outside': (count) =>
      `${some(count, 'picture lies', 'pictures lie')} outside the file and ${count === 1 ? 'is' : 'are'} not fetched.`,
    'pictures-missing': (count) =>
      `${some(count, 'picture is', 'pictures are')} named in the file, but not in it.`,
    'pictures-over-limit': (count) =>
      `${some(count, 'picture is', 'pictures are')} not shown: beyond the limit.`,
    'embedded-objects': (count) =>
      `${some(count, 'embedded object', 'embedded objects')} (a workbook, slides) cannot be opened here.`,
    'headers-footers': (count) =>
      `${some(count, 'page header or footer is', 'page headers or footers are')} not shown.`,
    'hidden-text': (count) =>
      `${some(count, 'text', 'texts')} that the document hides ${count === 1 ? 'is' : 'are'} not shown.`,
    links: (count) =>
      `${some(count, 'link', 'links')} to other than https ${count === 1 ? 'is' : 'are'} shown as plain text.`,
    nesting: (count) =>
      `${some(count, 'table or list', 'tables or lists')} too deep within others ${count === 1 ? 'is' : 'are'} shown flat.`,
    'scanned-pages': (count) =>
      `${some(count, 'page is a picture', 'pages are pictures')}; there is no text to read.`,
    'pictures-of-pdf': () => 'The pictures of a PDF are not shown.',
    'paragraphs-cut': (count) =>
      `${some(count, 'paragraph or table is', 'paragraphs or tables are')} cut short.`,
    'damaged-parts': (count) =>
      `${some(count, 'part of the file is', 'parts of the file are')} damaged and cannot be read.`,
    cut: () => 'This text is cut, because the file is too long. Read the original to its end.',
  },
  unreadable: {
    damaged: 'This draft cannot be shown: its file is damaged.',
    encrypted: 'This draft cannot be shown: its file is locked with a password.',
    'too-much': 'This draft cannot be shown: it holds too much to be read within a minute.',
    fault: 'This draft cannot be shown: its reader failed.',
  },
  notDrawn: {
    kind: 'A picture of this kind cannot be shown',
    outside: 'This picture lies outside the file',
    limit: 'This picture is beyond the limit',
    missing: 'This picture is not in the file',
    chart: 'Chart',
    diagram: 'Diagram',
    drawing: 'Drawing',
  },
  picture: (nth) => `Picture ${nth}`,
  page: (nth) => `Page ${nth}`,
  scanned: (nth) => `Page ${nth}: a picture`,
  changes: ({ changed, added, gone, moved }) => {
    const parts = [
      changed > 0 && `${some(changed, 'paragraph', 'paragraphs')} changed`,
      added > 0 && `${added} new`,
      gone > 0 && `${gone} removed`,
      moved > 0 && `${moved} moved`,
    ].filter((part) => part !== false);
    return parts.length === 0 ? 'Nothing has changed' : parts.join(', ');
  },
  marks: {
    changed: 'changed',
    added: 'new',
    gone: 'removed',
    moved: 'moved',
    replaced: 'replaced as a whole',
  },
  title: 'Reading a draft',
  foot: 'This text was made from the original file. The original file is what counts.',
  readOf: (draft) => `Read ${draft.charAt(0).toLowerCase()}${draft.slice(1)}`,
  toText: 'Read',
  read: 'Read the draft here',
  facts: {
    pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
    words: (count) => `${count.toLocaleString('en')} words`,
    minutes: (count) => `about ${count} min to read`,
  },
  lacks: (count) => `What is not shown here as in the original (${count})`,
  contents: 'Contents',
  versions: 'Other drafts',
  since: 'Compare with another draft',
  sinceDraft: (draft) => `changes since ${draft}`,
  withoutChanges: 'without marks',
  changesSince: ({ changes, draft }) => `${changes} since ${draft}.`,
  firstChange: 'To the first change',
  formerChange: 'Former change',
  nextChange: 'Next change',
  unchanged: (blocks) => `${blocks} paragraphs unchanged`,
  sameBytes: 'These two drafts are the same file.',
  comparing: 'The comparison is being made. Load this page again in a moment.',
  withoutWordMarks: 'its words are not marked',
  picturesPlace: (alt) => (alt === '' ? '[A picture]' : `[Picture: ${alt}]`),
  tooManyChanges:
    'Too much has changed on this page for marks. The text is shown as it is now; open the former draft under “Other drafts”.',
  goneUnshown: (count) =>
    `${count.toLocaleString('en')} more that are gone here are not shown. Open the former draft under “Other drafts”.`,
  notComparable: 'These two drafts cannot be compared, since one of them cannot be shown.',
  neverCompared:
    'These two drafts are not compared: the one to compare with is newer, or was never submitted for review.',
  pages: 'Pages',
  formerPage: 'Former page',
  pageOf: ({ nth, of }) => `Part ${nth} of ${of}`,
  goOn: 'Go on reading',
  table: 'Table',
  backToText: 'back to the text',
  decide: 'To the form',
  toSection: 'Back to the section',
  original: 'Original file',
  making:
    'The text of this draft is being made, usually in less than a minute. Load this page again, or open the original file.',
};

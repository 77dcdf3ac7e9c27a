import type { Refused } from '../refusals.ts';

/** Fields that compute something from the document itself, or wait for a click (ECMA-376-1, 17.16.5, and Word's own). */
const harmless = new Set(
  (
    '= ADDIN ADDRESSBLOCK ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT AUTOTEXT AUTOTEXTLIST BARCODE BIBLIOGRAPHY ' +
    'BIDIOUTLINE CITATION COMMENTS COMPARE CREATEDATE DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EMBED EQ ' +
    'FILENAME FILESIZE FILLIN FOOTNOTEREF FORMCHECKBOX FORMDROPDOWN FORMTEXT FTNREF GLOSSARY GOTOBUTTON GREETINGLINE HYPERLINK IF ' +
    'INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM MACROBUTTON MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF NOTEREF ' +
    'NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE PRIVATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET ' +
    'SHAPE SKIPIF STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC USERADDRESS USERINITIALS USERNAME XE'
  ).split(' '),
);

const refused: Record<string, Refused> = {
  DDE: { refused: 'active-content', about: 'dde-field' },
  DDEAUTO: { refused: 'active-content', about: 'dde-field' },
  CONTROL: { refused: 'active-content', about: 'form-control' },
  HTMLCONTROL: { refused: 'active-content', about: 'form-control' },
  OCX: { refused: 'active-content', about: 'form-control' },
  LINK: { refused: 'outside-content', about: 'linked-object' },
  INCLUDETEXT: { refused: 'outside-content', about: 'included-text' },
  INCLUDE: { refused: 'outside-content', about: 'included-text' },
  RD: { refused: 'outside-content', about: 'included-text' },
  DATABASE: { refused: 'outside-content', about: 'mail-merge' },
};

/** What stands for a picture; looked at by itself, for a copy may be kept in the document. */
export const pictureFields = new Set(['INCLUDEPICTURE', 'IMPORT']);

/** The first word of an instruction, in capitals; undefined where there is none. `white` ends it, so do `"` and `\`. */
export function fieldName(instruction: string): string | undefined {
  return /^\s*(=|[^\s"\\]+)/.exec(instruction)?.[1]?.toUpperCase();
}

/** `'unknown'`: neither known to be harmless nor refused; Word takes such a name for that of a bookmark. */
export function judgeName(name: string): Refused | 'harmless' | 'unknown' {
  return refused[name] ?? (harmless.has(name) || name.startsWith('=') ? 'harmless' : 'unknown');
}

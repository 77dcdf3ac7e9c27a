import type { FileThingWords, Said } from '../refusal-words.ts';

const say = (sentence: string, forward: string): Said => ({ sentence, forward });

const toPicture =
  'In Word, select the object, choose Cut, then Paste Special → Picture; save and upload it again.';
const saveAsWord = 'Save it as a Word Document (.docx) or PDF, then upload it again.';
const printToPdf =
  'Open the file, choose Print, then Print to PDF (Microsoft Print to PDF); upload the result.';

/** What a file holds, and the way out of just that. */
export const fileThings: FileThingWords = {
  'old-word': say('This is an old Word document (.doc).', `Open it in Word. ${saveAsWord}`),
  'open-document': say(
    'This is a LibreOffice or OpenDocument file (.odt).',
    `Open it in LibreOffice. ${saveAsWord}`,
  ),
  workbook: say(
    'This is an Excel workbook (.xlsx), not a text.',
    'Copy its tables into a Word document, or save it as PDF, then upload it again.',
  ),
  slides: say(
    'This is a PowerPoint presentation (.pptx), not a text.',
    'Copy its content into a Word document, or save it as PDF, then upload it again.',
  ),
  photo: say(
    'This is a photo or picture, not a text.',
    'Put it into a Word document, or scan the pages to PDF, then upload it again.',
  ),
  'rich-text': say('This is an RTF document (.rtf).', `Open it in Word. ${saveAsWord}`),
  'web-page': say('This is a web page (.html).', `Open it in Word. ${saveAsWord}`),
  archive: say('This is an archive (.zip or the like).', 'Unpack it, then upload the text inside.'),
  template: say('This is a Word template (.dotx), not a document.', `Open it in Word. ${saveAsWord}`),
  'not-utf8': say(
    'The text in this file is not saved as UTF-8.',
    'In Notepad, choose Save As with encoding UTF-8, then upload it again.',
  ),
  'name-says-other': say(
    'The ending of this file’s name does not fit its content.',
    'Change the ending to fit (.docx, .pdf or .md), then upload it again.',
  ),
  'pdf-restricted': say(
    'This PDF is restricted (copying or changing is locked), so that it cannot be checked.',
    printToPdf,
  ),
  'visio-object': say('This file holds an old Visio drawing (Visio 2003–2010) as an object.', toPicture),
  'equation-object': say(
    'This file holds an equation as an object (Equation Editor or MathType).',
    `${toPicture} Or write it anew with Insert → Equation.`,
  ),
  'paint-object': say('This file holds a Paint picture as an object.', toPicture),
  'workbook-object': say('This file holds an old Office object (such as an Excel 97–2003 sheet).', toPicture),
  'attached-object': say(
    'This file carries another file along (a package object).',
    'Remove that object from the text, then upload it again; name the attachment in the text.',
  ),
  'other-object': say('This file holds an embedded object of another program.', toPicture),
  'form-control': say(
    'This file holds an ActiveX form control.',
    'Remove that control in the Developer tab, or print to PDF, then upload it again.',
  ),
  'merged-file': say(
    'This file merges another file in when it is opened (altChunk).',
    'Open it in Word, save it anew as a Word Document (.docx), then upload it again.',
  ),
  'dde-field': say(
    'This file holds a DDE field, which can start a program.',
    'Select that field, press Ctrl+Shift+F9 to turn it into plain text, save, then upload it again.',
  ),
  'coded-field': say(
    'This file holds a field whose name is put together by another field.',
    'Select the whole text, press Ctrl+Shift+F9 to turn fields into plain text, save, then upload it again.',
  ),
  'unknown-field': say(
    'This file holds a field that is not known.',
    'Select that field, press Ctrl+Shift+F9 to turn it into plain text, save, then upload it again.',
  ),
  'unsafe-link': say(
    'This file holds a link to a shared network folder or to a program.',
    'Remove that link (right click → Remove Hyperlink), or put an https address there, then upload it again.',
  ),
  'pdf-script': say('This PDF holds a script (JavaScript).', printToPdf),
  'pdf-launch': say('This PDF can open a program or another file.', printToPdf),
  'pdf-attachment': say(
    'This PDF carries another file along as an attachment.',
    `${printToPdf} The attachment stays behind.`,
  ),
  'pdf-form': say('This PDF holds a form that sends or fetches data.', printToPdf),
  'pdf-media': say('This PDF holds a video, a sound or a three-dimensional model.', printToPdf),
  'pdf-on-opening': say('This PDF opens an address or another file as soon as it is opened.', printToPdf),
  'pdf-action': say('This PDF holds an action that cannot be accepted.', printToPdf),
  'outside-template': say(
    'This file uses a template that is kept on the internet or in a shared folder.',
    'In Word, open Developer → Document Template, put Normal there, save, then upload it again.',
  ),
  'linked-picture': say(
    'This file shows a picture that is kept elsewhere.',
    'Select the picture, choose Cut, then Paste Special → Picture; save and upload it again.',
  ),
  'linked-object': say(
    'This file is linked to another file (an OLE link or a LINK field).',
    'Open File → Info → Edit Links to Files, choose Break Link, save, then upload it again.',
  ),
  'included-text': say(
    'This file takes text from another file (INCLUDETEXT).',
    'Select that text, press Ctrl+Shift+F9 to turn it into plain text, save, then upload it again.',
  ),
  subdocument: say(
    'This is a master document; its content is in subdocuments.',
    'In Word, open View → Outline → Show Document, choose Unlink, save, then upload it again.',
  ),
  'mail-merge': say(
    'This file is still connected to the data source of a mail merge.',
    'Choose Mailings → Start Mail Merge → Normal Word Document, save, then upload it again.',
  ),
  'pdf-outside': say('This PDF shows content that is kept in another file.', printToPdf),
  'too-much': say(
    'This text holds too many paragraphs, tables or layers for one section.',
    'Divide the text or print it to PDF, then upload it again.',
  ),
  'too-slow': say(
    'Checking this file takes too long.',
    'Try again in a moment; if that does not help, save the text anew or print it to PDF.',
  ),
};

import { chosen } from './alternate.ts';
import { beginField, endField, inInstruction, linkOf, showResult, tickOf } from './fields.ts';
import { type Looks, over, readLooks, runOf } from './looks.ts';
import { mathText } from './math-text.ts';
import { readDrawing, readVml } from './read-drawing.ts';
import type { Inline, Reading } from './reading.ts';
import { safeLink } from '../safe-link.ts';
import { symbolOf } from './symbols.ts';
import { childOf, childrenOf, textIn, type XmlElement } from './xml-elements.ts';

/** Reads what stands within a paragraph. `looks` are those around it. */
export function readInline(
  elements: readonly XmlElement[],
  looks: Looks,
  link: string | undefined,
  into: Inline,
  reading: Reading,
): void {
  const go = (on: readonly XmlElement[], to = link) => readInline(on, looks, to, into, reading);
  for (const element of elements) {
    switch (element.name) {
      case 'w:r':
        readRun(element, looks, link, into, reading);
        break;
      case 'w:hyperlink':
        go(childrenOf(element), linkTarget(element, reading));
        break;
      case 'w:fldSimple':
        go(childrenOf(element), linkOf(element.attributes['instr'] ?? '') ?? link);
        break;
      case 'w:ins':
        reading.draft.say('insertions');
        go(childrenOf(element));
        break;
      case 'w:moveTo':
        reading.draft.say('moves');
        go(childrenOf(element));
        break;
      case 'w:del':
        reading.draft.say('deletions');
        break;
      case 'w:sdt':
        go(childrenOf(childOf(element, 'w:sdtContent')));
        break;
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        go(childrenOf(element));
        break;
      case 'mc:AlternateContent':
        go(childrenOf(chosen(element)));
        break;
      case 'm:oMathPara':
        go(childrenOf(element));
        break;
      case 'm:oMath':
        reading.draft.say('formulas');
        into.runs.push(runOf(mathText(element), looks, link));
        break;
    }
  }
}

function readRun(
  run: XmlElement,
  around: Looks,
  link: string | undefined,
  into: Inline,
  reading: Reading,
): void {
  const properties = childOf(run, 'w:rPr');
  const styleId = childOf(properties, 'w:rStyle')?.attributes['val'];
  const styled = styleId === undefined ? around : over(around, reading.styles.ofText(styleId).looks);
  const looks = over(styled, readLooks(properties));
  if (childOf(properties, 'w:rPrChange') !== undefined) reading.draft.say('format-changes');
  readRunContent(childrenOf(run), looks, link, into, reading);
}

function readRunContent(
  elements: readonly XmlElement[],
  looks: Looks,
  link: string | undefined,
  into: Inline,
  reading: Reading,
): void {
  const { fields, draft, notes } = reading;
  const say = (text: string) => {
    if (text === '' || inInstruction(fields)) return;
    if (looks.hidden) draft.say('hidden-text');
    else into.runs.push(runOf(text, looks, link ?? fields.findLast((field) => field.link)?.link));
  };
  for (const element of elements) {
    const { attributes } = element;
    switch (element.name) {
      case 'w:t':
        say(textIn(element));
        break;
      case 'w:tab':
      case 'w:ptab':
        say('\t');
        break;
      case 'w:br':
        if (attributes['type'] !== 'page' && attributes['type'] !== 'column') say('\n');
        break;
      case 'w:cr':
        say('\n');
        break;
      case 'w:noBreakHyphen':
        say('\u2011');
        break;
      case 'w:sym':
        say(symbolOf(attributes['char']));
        break;
      case 'w:lastRenderedPageBreak':
        reading.pageBreaks += 1;
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        if (!inInstruction(fields))
          into.runs.push(
            ...notes.refer(
              element.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
              attributes['id'] ?? '',
              /^(?:1|true|on)$/.test(attributes['customMarkFollows'] ?? ''),
            ),
          );
        break;
      case 'w:commentReference':
        draft.say('comments');
        break;
      case 'w:fldChar':
        if (attributes['fldCharType'] === 'begin') {
          say(tickOf(element));
          beginField(fields);
        } else if (attributes['fldCharType'] === 'separate') showResult(fields);
        else if (attributes['fldCharType'] === 'end') endField(fields);
        break;
      case 'w:instrText': {
        const field = fields.at(-1);
        if (field !== undefined && !field.shown) field.instruction += textIn(element);
        break;
      }
      case 'w:ruby':
        readInline(childrenOf(childOf(element, 'w:rubyBase')), looks, link, into, reading);
        break;
      case 'w:drawing':
        readDrawing(element, into, reading);
        break;
      case 'w:pict':
        readVml(element, into, reading);
        break;
      case 'w:object':
        draft.say('embedded-objects');
        readVml(element, into, reading);
        break;
      case 'mc:AlternateContent':
        readRunContent(childrenOf(chosen(element)), looks, link, into, reading);
        break;
    }
  }
}

/** Only https leads out of a page; what leads elsewhere, or within the file, is text. */
function linkTarget(element: XmlElement, { relations, draft }: Reading): string | undefined {
  const relation = relations.get(element.attributes['r:id'] ?? '');
  if (relation === undefined) return undefined;
  const link = safeLink(relation.target);
  if (link === undefined) draft.say('links');
  return link;
}

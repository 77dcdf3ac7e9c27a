import { attributeOf, type XmlElement, type XmlVisitor } from '../package/walk-xml.ts';
import type { Refused } from '../refusals.ts';
import { fieldName, judgeName, pictureFields } from './field-names.ts';
import { type LinkTarget, linkTarget } from './link-target.ts';

type OpenField = {
  instruction: string;
  /** Whether its first word is whole. */
  named: boolean;
  /** Between its beginning and its result. */
  reads: boolean;
  /** Word computes it anew when the document is opened. */
  dirty: boolean;
  /** Something that is only known once it is computed stands where the name should. */
  coded: boolean;
};

export type FieldReader = {
  /** For one part: fields begin and end within it. `end` is to be called after the walk. */
  forPart: () => Required<XmlVisitor> & { end: () => Refused | undefined };
  /** After all parts: what can only be said when all of them are known. */
  end: () => Refused | undefined;
};

const elsewhere: Refused = { refused: 'outside-content', about: 'linked-picture' };
const coded: Refused = { refused: 'active-content', about: 'coded-field' };

/**
 * Puts the instructions of a document's fields together as Word does, whatever they are spread over (runs, CDATA,
 * comments, references, deleted text), and allows them by name. One reader for all parts of a package.
 */
export function fieldReader(): FieldReader {
  const bookmarks = new Set<string>();
  const unknown = new Set<string>();
  let picturesFromOutside = false;
  let updatesOnOpening = false;

  const judge = ({ instruction, dirty, coded: isCoded }: OpenField): Refused | undefined => {
    const name = fieldName(instruction);
    if (isCoded) return coded;
    if (name === undefined) return instruction.trim() === '' ? undefined : coded;
    const rest = instruction.trimStart().slice(name.length, longest);
    if (pictureFields.has(name)) {
      const found = argumentsOf(rest);
      if (dirty || isNotKept(rest) || found.some(({ where }) => where === 'share')) return elsewhere;
      picturesFromOutside ||= found.some(({ where }) => where === 'web');
      return undefined;
    }
    if (name === 'HYPERLINK' && argumentsOf(rest).some(({ where }) => where === 'share' || where === 'runs'))
      return { refused: 'active-content', about: 'unsafe-link' };
    const judged = judgeName(name);
    if (judged === 'unknown') unknown.add(name);
    return typeof judged === 'string' ? undefined : judged;
  };

  const forPart = () => {
    const open: OpenField[] = [];
    // Instructions in no field: Word passes over them; other readers may not.
    const loose: string[] = [];
    let inInstruction = 0;
    let inText = 0;

    const begin = (field: Partial<OpenField>): OpenField => {
      const outer = open.at(-1);
      if (outer?.reads && !outer.named) outer.coded = true;
      return unnamed(field);
    };
    const openFieldChar = (element: XmlElement): Refused | undefined => {
      const type = attributeOf(element, 'fldCharType');
      if (type === 'begin') open.push(begin({ dirty: isOn(attributeOf(element, 'dirty')) }));
      const field = open.at(-1);
      if (type === 'separate' && field !== undefined) field.reads = false;
      if (type !== 'end') return undefined;
      const ended = open.pop();
      return ended === undefined ? undefined : judge(ended);
    };

    return {
      open: (element: XmlElement): Refused | undefined => {
        switch (element.name) {
          case 'fldChar':
            return openFieldChar(element);
          case 'fldSimple': {
            const instruction = attributeOf(element, 'instr') ?? '';
            return judge(begin({ instruction, dirty: isOn(attributeOf(element, 'dirty')) }));
          }
          case 'instrText':
          case 'delInstrText':
            inInstruction++;
            return undefined;
          case 't':
          case 'delText':
            inText++;
            return undefined;
          case 'sym': {
            const field = open.at(-1);
            if (field?.reads && !field.named) field.coded = true;
            return undefined;
          }
          case 'bookmarkStart':
            bookmarks.add((attributeOf(element, 'name') ?? '').toUpperCase());
            return undefined;
          case 'updateFields':
            updatesOnOpening ||= isOn(attributeOf(element, 'val') ?? 'true');
            return undefined;
          default:
            return undefined;
        }
      },
      close: (name: string): undefined => {
        if (name === 'instrText' || name === 'delInstrText') inInstruction--;
        if (name === 't' || name === 'delText') inText--;
      },
      text: (text: string): undefined => {
        const field = open.at(-1);
        // Word reads what stands before the result as instruction, however it is marked.
        if (field?.reads && inInstruction + inText > 0) add(field, text);
        else if (inInstruction > 0) loose.push(text);
      },
      end: (): Refused | undefined => {
        for (const field of open) {
          const refused = judge(field);
          if (refused !== undefined) return refused;
        }
        return /\bDDE(?:AUTO)?\b/i.test(loose.join(''))
          ? { refused: 'active-content', about: 'dde-field' }
          : undefined;
      },
    };
  };

  return {
    forPart,
    end: () => {
      if (picturesFromOutside && updatesOnOpening) return elsewhere;
      return [...unknown].every((name) => bookmarks.has(name))
        ? undefined
        : { refused: 'active-content', about: 'unknown-field' };
    },
  };
}

/** Longer ones (a reference manager keeps a whole record in one) matter by their name alone. Letters. */
const longest = 8192;

const unnamed = (field: Partial<OpenField> = {}): OpenField => ({
  instruction: '',
  named: false,
  reads: true,
  dirty: false,
  coded: false,
  ...field,
});

function add(field: OpenField, text: string): void {
  if (field.instruction.length >= longest) return;
  const more = field.instruction === '' ? text.trimStart() : text;
  field.instruction += more.slice(0, longest - field.instruction.length);
  // No name is longer than that; and no instruction is looked at again and again.
  field.named ||= field.instruction.length > 100 || /^(?:=|[^\s"\\]+[\s"\\])/.test(field.instruction);
}

type Argument = { where: LinkTarget };

/** Where the words of an instruction point, its switches left out. They stand in quotation marks where they hold spaces. */
function argumentsOf(rest: string): Argument[] {
  const words = rest.replace(/[“”„]/g, '"').matchAll(/"([^"]*)"?|([^\s"]+)/g);
  return [...words]
    .map(([, quoted, bare]) => quoted ?? bare ?? '')
    .filter((word) => !/^\\[^\\]/.test(word))
    .map((word) => ({ where: linkTarget(word) }));
}

/** `\d`: the picture is not kept in the document. */
const isNotKept = (rest: string): boolean =>
  /(?:^|[^\\a-z])\\d(?![a-z])/i.test(rest.replace(/"[^"]*"/g, ' '));

const isOn = (value: string | undefined): boolean => value !== undefined && /^(?:1|true|on)$/i.test(value);

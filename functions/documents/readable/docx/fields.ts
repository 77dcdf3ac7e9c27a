import { safeLink } from '../safe-link.ts';
import type { Field } from './reading.ts';
import { along, childOf, isOn, type XmlElement } from './xml-elements.ts';

/** How deep fields may stand in each other; Word's own limit is 20. */
const MAX_FIELDS = 50;

export function beginField(fields: Field[]): void {
  if (fields.length < MAX_FIELDS) fields.push({ instruction: '', shown: false, link: undefined });
}

/** A box to tick has no result: its sign is shown instead. */
export function tickOf(element: XmlElement): string {
  const box = along(element, 'w:ffData', 'w:checkBox');
  if (box === undefined) return '';
  const isTicked = isOn(childOf(box, 'w:checked')) ?? isOn(childOf(box, 'w:default')) ?? false;
  return isTicked ? '☒' : '☐';
}

export function showResult(fields: Field[]): void {
  const field = fields.at(-1);
  if (field === undefined) return;
  field.shown = true;
  field.link = linkOf(field.instruction);
}

export function endField(fields: Field[]): void {
  fields.pop();
}

/** Whether what is read now is an instruction, which nobody is shown. */
export const inInstruction = (fields: readonly Field[]): boolean => fields.some(({ shown }) => !shown);

/** Where a HYPERLINK field leads. */
export function linkOf(instruction: string): string | undefined {
  const target = /^\s*HYPERLINK\s+"([^"]{1,2000})"/i.exec(instruction.slice(0, 4_000))?.[1];
  return target === undefined ? undefined : safeLink(target);
}

import type { ActName } from './act-names.ts';

/** Every field that an act's form may have. The same names stand in the form, its preview and the POST. */
export const FIELD_NAMES = [
  'person',
  'asked',
  'name',
  'office',
  'email',
  'required',
  'later',
  'due',
  'why',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** What was typed, field by field, as it came; what was not is empty. */
export type Typed = Readonly<Record<FieldName, string>>;

const ASKED = ['asked', 'name', 'office', 'email'] as const;

/** Which fields an act's form has, in their order. */
export const FIELDS_OF: Readonly<Record<ActName, readonly FieldName[]>> = {
  resend: ['person', 'why'],
  extend: ['due', 'why'],
  replace: ['person', ...ASKED, 'later', 'why'],
  add: [...ASKED, 'required', 'later', 'why'],
  excuse: ['person', 'why'],
  close: ['why'],
  hold: ['why'],
  release: ['why'],
  recall: ['why'],
  cancel: ['why'],
  rebuild: ['why'],
};

/** Reads what was typed from a form's fields. */
export const typedFrom = (fields: Readonly<Record<string, string>>): Typed => ({
  person: fields['person'] ?? '',
  asked: fields['asked'] ?? '',
  name: fields['name'] ?? '',
  office: fields['office'] ?? '',
  email: fields['email'] ?? '',
  required: fields['required'] ?? '',
  later: fields['later'] ?? '',
  due: fields['due'] ?? '',
  why: fields['why'] ?? '',
});

import type { Wording } from '../../wording/wording.ts';
import { type FieldName, FIELDS_OF, type Typed } from './fields-of-act.ts';
import { ACT_NAMES, type ActName } from './act-names.ts';

/** What was typed into a form that could not be taken, in words that are ready to print. */
export interface GivenBack {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly why: string;
}

/** `act`: the word of the form's address. Nothing is looked up: people are named by their ids, as they were chosen. */
export function givenBack(act: string, typed: Typed, { acts: { fields } }: Wording): GivenBack {
  const name = ACT_NAMES.find((it) => it === act);
  const { why } = typed;
  if (name === undefined) return { facts: [], why };
  const labels: Readonly<Record<Exclude<FieldName, 'why'>, string>> = {
    ...fields,
    person: labelOf(fields.person, name),
    asked: labelOf(fields.asked, name),
  };
  const choices = {
    required: { yes: fields.isRequired, no: fields.isOptional },
    later: { yes: fields.isLater, no: fields.isOnce },
  };
  const facts = FIELDS_OF[name].flatMap((field) => {
    const value = typed[field];
    if (field === 'why' || value === '') return [];
    const isChoice = (field === 'required' || field === 'later') && (value === 'yes' || value === 'no');
    return [{ label: labels[field], value: isChoice ? choices[field][value] : value }];
  });
  return { facts, why };
}

const labelOf = (labels: Readonly<Partial<Record<ActName, string>>>, act: ActName): string =>
  labels[act] ?? '';

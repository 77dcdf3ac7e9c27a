import { OPERATOR } from '../approval/acting.ts';

/** Who someone is to readers: an office title, or a name and an office. */
export interface Person {
  readonly name: string;
  readonly office: string;
}

/** Offices address people by their title, which tells the office already. */
const TITLE =
  /^(plt\.|plh\.|pj\.|kepala|sekretaris|sekda|wakil|ketua|koordinator|asisten|direktur|camat|bupati|tim|konsultan)(\s|$)/i;

/** "Kepala Dinas Kesehatan", or "Sari Wulandari, PSPPR UGM" where the name tells no office. */
export function named({ name, office }: Person): string {
  const place = office.trim();
  const told = place === '' || TITLE.test(name.trim()) || name.toLowerCase().includes(place.toLowerCase());
  return told ? name : `${name}, ${place}`;
}

/** Whose commands those are that name nobody, in any language. */
export const OPERATED_BY = 'Kominfo';

/** A person's name as readers know it; the id where nobody is known by it. */
export const nameIn = (people: ReadonlyMap<string, Person>, id: string): string => {
  const person = people.get(id);
  if (person !== undefined) return named(person);
  return id === OPERATOR ? OPERATED_BY : id;
};

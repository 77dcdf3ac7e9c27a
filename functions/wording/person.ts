/** Who someone is to readers: an office title, or a name and an office. */
export interface Person {
  readonly name: string;
  readonly office: string;
}

/** "Kepala Dinas Kesehatan", or "Budi Santoso, Dinas Kesehatan" where the name does not tell the office. */
export function named({ name, office }: Person): string {
  const told = office.trim() === '' || name.toLowerCase().includes(office.trim().toLowerCase());
  return told ? name : `${name}, ${office}`;
}

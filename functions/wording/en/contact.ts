/** Whom to ask, in one sentence. */
export const contact = ({
  name,
  email,
  phone,
}: {
  name: string;
  email: string;
  phone: string | null;
}): string =>
  `Anything wrong or unclear? Contact ${name}, ${email}${phone === null ? '' : `, phone ${phone}`}.`;

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
  `Ada yang keliru atau kurang jelas? Hubungi ${name}, ${email}${phone === null ? '' : `, telepon ${phone}`}.`;

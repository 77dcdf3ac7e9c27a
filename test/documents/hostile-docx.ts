import { docxParts, type Relationship, relationships } from '../../samples/docx-parts.ts';
import { type ZipPart, zipBytes } from '../../samples/zip-bytes.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A sound DOCX, with the change under test applied to its parts. */
export function docxWith(change: (parts: ZipPart[]) => ZipPart[] = (parts) => parts): Uint8Array {
  return zipBytes(change(docxParts(['# Judul', 'Isi bagian.'])));
}

/** The sound DOCX with one part's text replaced. */
export function docxWhere(name: string, edit: (text: string) => string | Uint8Array): Uint8Array {
  return docxWith((parts) =>
    parts.map((part) => (part.name === name ? { ...part, content: edit(String(part.content)) } : part)),
  );
}

export function docxRelating(
  relationship: Omit<Relationship, 'id'>,
  from = 'word/_rels/document.xml.rels',
): Uint8Array {
  const content = relationships([{ id: 'rId9', ...relationship }]);
  return docxWith((parts) => [...parts.filter((part) => part.name !== from), { name: from, content }]);
}

export function docxTyped(type: string): Uint8Array {
  return docxWhere('[Content_Types].xml', (xml) => xml.replace(`${wordType}.document.main+xml`, type));
}

export function docxAlsoTyped(tag: string): Uint8Array {
  return docxWhere('[Content_Types].xml', (xml) => xml.replace('</Types>', `${tag}</Types>`));
}

/** The sound DOCX with one part more, which the list gives this type by its ending. */
export function docxTypedAs(type: string, part: ZipPart): Uint8Array {
  const ending = part.name.split('.').at(-1);
  return docxWith((parts) => [
    ...parts.map((one) =>
      one.name === '[Content_Types].xml'
        ? {
            ...one,
            content: String(one.content).replace(
              '</Types>',
              `<Default Extension="${ending}" ContentType="${type}"/></Types>`,
            ),
          }
        : one,
    ),
    part,
  ]);
}

export function docxAdding(...more: ZipPart[]): Uint8Array {
  return docxWith((parts) => [...parts, ...more]);
}

/** The sound DOCX with bytes changed at the end record or wherever `edit` likes. */
export function docxEdited(edit: (bytes: Buffer) => Uint8Array): Uint8Array {
  return edit(Buffer.from(docxWith()));
}

/** Small pieces of WordprocessingML, as Word writes them. Texts are escaped. */

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A run; `looks` is what stands in `w:rPr`. */
export const run = (text: string, looks = ''): string =>
  `<w:r>${looks && `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph of a text, or of runs (what begins with "<"); `properties` is what stands in `w:pPr`. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;

export const styled = (style: string, content: string): string =>
  paragraph(content, `<w:pStyle w:val="${style}"/>`);

export const numbered = (list: number, level: number, content: string): string =>
  paragraph(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

/** A cell; `properties` is what stands in `w:tcPr`. */
export const cell = (content: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;

export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`;

export const table = (rows: readonly string[], properties = ''): string =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr>${rows.join('')}</w:tbl>`;

export const header = '<w:tblHeader/>';

/** A picture in the line: `media` is its file's name under word/media. */
export const picture = (media: string, alt = '', at: 'inline' | 'anchor' = 'inline'): string =>
  `<w:r><w:drawing><wp:${at}><wp:extent cx="1905000" cy="952500"/><wp:docPr id="1" name="Picture 1"${alt && ` descr="${escaped(alt)}"`}/>` +
  `<a:graphic><a:graphicData uri="picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/></pic:nvPicPr>` +
  `<pic:blipFill><a:blip r:embed="media-${media}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:${at}></w:drawing></w:r>`;

/** A text box as Word writes it: the newer drawing, and the same once more for older programs. */
export const textBox = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="Text Box 2"/><a:graphic><a:graphicData uri="shape">` +
  `<wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
  `<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

export const footnote = (id: number, kind: 'footnote' | 'endnote' = 'footnote'): string =>
  `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`;

export const note = (id: number, text: string, kind: 'footnote' | 'endnote' = 'footnote'): string =>
  `<w:${kind} w:id="${id}">${paragraph(`<w:r><w:${kind}Ref/></w:r>${run(` ${text}`)}`)}</w:${kind}>`;

/** A field with its result, in the three signs that Word writes. */
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${escaped(instruction)} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** A list of levels, each as [format, text]; `more` is what else stands in a level, by its place. */
export const list = (
  id: number,
  levels: readonly (readonly [string, string])[],
  more: readonly string[] = [],
): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(
      ([format, text], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more[level] ?? ''}<w:lvlText w:val="${escaped(text)}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum>`;

export const use = (id: number, listId: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${listId}"/>${overrides}</w:num>`;

export const style = (id: string, name: string, paragraphProperties = '', looks = '', basedOn = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}` +
  `<w:pPr>${paragraphProperties}</w:pPr><w:rPr>${looks}</w:rPr></w:style>`;

const outline = (level: number): string => `<w:outlineLvl w:val="${level}"/>`;

/** Normal and three headings, as Word has them. */
export const usualStyles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  style('Heading1', 'heading 1', outline(0), '<w:b/>', 'Normal'),
  style('Heading2', 'heading 2', outline(1), '<w:b/>', 'Normal'),
  style('Heading3', 'heading 3', outline(2), '<w:b/>', 'Normal'),
].join('');

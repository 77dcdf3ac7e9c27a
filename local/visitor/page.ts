/** A form of a page, as a browser without scripts has it: where it posts, and what it would send as it stands. */
export interface Form {
  readonly action: string;
  readonly method: string;
  readonly enctype: string;
  /** Fields as they stand: hidden and typed values, checked boxes and radios. */
  readonly fields: Readonly<Record<string, string>>;
  /** Every name that the form has, with the values that radios and boxes offer. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  readonly forms: readonly Form[];
}

export async function getPage(url: string, init: RequestInit = {}): Promise<Page> {
  return toPage(url, await fetch(url, init));
}

/** Posts a form's fields with these changes, as a browser would; redirects are followed. */
export async function postForm(
  page: Pick<Page, 'url'>,
  form: Form,
  changes: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const action = new URL(form.action === '' ? page.url : form.action, page.url).href;
  const fields = { ...form.fields, ...changes };
  const answer = await fetch(action, { method: 'POST', body: bodyOf(form, fields), headers: { ...headers } });
  return toPage(answer.url, answer);
}

/** Posts a file through a form that has a file field, as a browser would. */
export async function postFile(
  page: Page,
  form: Form,
  file: { name: string; bytes: Uint8Array },
): Promise<Page> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new Blob([Buffer.from(file.bytes)]), file.name);
  const answer = await fetch(new URL(form.action, page.url).href, { method: 'POST', body });
  return toPage(answer.url, answer);
}

/** The form that has a field of this name. */
export function formWith(page: Page, name: string): Form {
  const form = page.forms.find((it) => name in it.choices);
  if (form === undefined)
    throw new Error(`no form with "${name}" on ${page.status} ${page.url}:\n${textOf(page.html)}`);
  return form;
}

/** What a person reads. */
export const textOf = (html: string): string =>
  unescapeHtml(
    html
      .replace(/<style[\s\S]*?<\/style>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim();

const bodyOf = (form: Form, fields: Readonly<Record<string, string>>): FormData | URLSearchParams => {
  if (form.enctype !== 'multipart/form-data') return new URLSearchParams(fields);
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return body;
};

async function toPage(url: string, answer: Response): Promise<Page> {
  const html = await answer.text();
  return {
    url: answer.url || url,
    status: answer.status,
    html,
    headers: answer.headers,
    forms: formsIn(html),
  };
}

/** `<input …>`, or a textarea or button with what is in it. */
const FIELD = /<input\b([^>]*)>|<(textarea|button)\b([^>]*)>([\s\S]*?)<\/\2>/gi;

function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, attributes = '', inner = '']) => {
    const fields: Record<string, string> = {};
    const choices: Record<string, string[]> = {};
    for (const [, input, boxed, inBox = '', text = ''] of inner.matchAll(FIELD)) {
      const rest = input ?? inBox;
      const name = attribute(rest, 'name');
      if (name === null) continue;
      const type = attribute(rest, 'type') ?? 'text';
      const value = boxed === 'textarea' ? unescapeHtml(text) : (attribute(rest, 'value') ?? '');
      choices[name] = [...(choices[name] ?? []), value];
      if (boxed === 'button' || type === 'file') continue;
      if ((type === 'radio' || type === 'checkbox') && !/\bchecked\b/i.test(rest)) continue;
      fields[name] = value;
    }
    return {
      action: attribute(attributes, 'action') ?? '',
      method: (attribute(attributes, 'method') ?? 'get').toLowerCase(),
      enctype: attribute(attributes, 'enctype') ?? '',
      fields,
      choices,
    };
  });
}

function attribute(text: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(text)?.[1];
  return found === undefined ? null : unescapeHtml(found);
}

const unescapeHtml = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&amp;/g, '&');

import type { Context } from 'hono';

/** The text fields of a posted form, line ends as LF; a body that is no form has none, and one given twice counts as missing. */
export async function fieldsOf(c: Context): Promise<Readonly<Record<string, string>>> {
  try {
    const body = await c.req.parseBody({ all: true });
    const texts = Object.entries(body).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value.replace(/\r\n?/g, '\n')]] : [],
    );
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
}

/** What stands in a posted form under this name, however often. */
export async function listOf(c: Context, name: string): Promise<readonly string[]> {
  try {
    const given = (await c.req.parseBody({ all: true }))[name];
    return [given].flat().filter((it) => typeof it === 'string');
  } catch {
    return [];
  }
}

/** How long all that was typed is, in letters. */
export const lengthOf = (fields: Readonly<Record<string, string>>): number =>
  Object.values(fields).reduce((sum, text) => sum + text.length, 0);

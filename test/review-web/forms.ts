const attribute = (tag: string, name: string): string | null =>
  unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null);

const unescaped = (text: string | null): string | null =>
  text
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&') ?? null;

/** The forms of a page with what a browser would send if nobody touched them. */
export function formsOf(html: string): { action: string; fields: Record<string, string> }[] {
  return [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => {
    const fields: Record<string, string> = {};
    for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
      const name = attribute(tag, 'name');
      const type = attribute(tag, 'type');
      const untouched = (type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag);
      if (name !== null && type !== 'file' && !untouched) fields[name] = attribute(tag, 'value') ?? '';
    }
    for (const [tag, text = ''] of form.matchAll(/<textarea[^>]*>(.*?)<\/textarea>/gs)) {
      const name = attribute(tag, 'name');
      // A line end right after the tag is no part of the text.
      if (name !== null) fields[name] = unescaped(text.replace(/^\n/, '')) ?? '';
    }
    return { action: attribute(form, 'action') ?? '', fields };
  });
}

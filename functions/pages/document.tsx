import { raw } from 'hono/html';
import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Wording } from '../wording/wording.ts';
import { styles } from './styles.ts';

/**
 * A whole page. Behind a link the title is the same for all: previews and browser histories learn nothing from it.
 * `title`: of the kind of page, never of what it is about.
 */
export const Document: FC<
  PropsWithChildren<{
    words: Pick<Wording, 'language' | 'pages'>;
    sheet?: string;
    title?: string;
    /** The path of a script of ours, which the page is whole without. */
    script?: string;
    plan: string | null;
    foot: Child;
  }>
> = ({ words, sheet = styles, title, script, plan, foot, children }) => (
  <html lang={words.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow, noarchive" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <title>{title === undefined ? 'Paraf' : `${title} – Paraf`}</title>
      <style>{raw(sheet)}</style>
      {script === undefined ? null : <script src={script} defer></script>}
    </head>
    <body>
      <a class="skip" href="#isi">
        {words.pages.labels.skip}
      </a>
      <header>
        <b>Paraf</b>
        {plan === null ? null : <span>{plan}</span>}
      </header>
      <main id="isi" tabindex={-1}>
        {children}
      </main>
      <footer>{foot}</footer>
    </body>
  </html>
);

/** The page as a string, with its doctype. */
export const htmlOf = (page: { toString(): string }): string => `<!doctype html>${page.toString()}`;

import type { FC } from 'hono/jsx';
import type { Language } from '../wording/wording.ts';
import type { LetterLine, LetterParts } from './letter-parts.ts';
import { styles } from './mail-styles.ts';

/** A letter as a whole HTML document: everything escaped, styles inline, nothing loaded from anywhere. */
export const letterHtml = (parts: LetterParts, language: Language): string =>
  `<!doctype html>${(<DayLetter parts={parts} language={language} />).toString()}`;

const DayLetter: FC<{ parts: LetterParts; language: Language }> = ({ parts, language }) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
      <title>{parts.subject}</title>
    </head>
    <body style={styles.body}>
      <div style={styles.sheet}>
        <p style={styles.paragraph}>{parts.greeting}</p>
        {parts.groups.map(({ lead, items, more }) => (
          <div>
            <p style={styles.paragraph}>{lead}</p>
            {items.map((item) => (
              <Line item={item} />
            ))}
            {more === null ? null : <p style={styles.small}>{more}</p>}
          </div>
        ))}
        {parts.code === null ? null : (
          <div style={styles.code}>
            <div style={styles.small}>{parts.code.label}:</div>
            <div style={styles.digits}>{parts.code.digits}</div>
            <div style={styles.small}>{parts.code.help}</div>
          </div>
        )}
        {parts.board === null ? null : (
          <p style={styles.paragraph}>
            <a href={parts.board.url}>{parts.board.label}</a>
          </p>
        )}
        <p style={styles.small}>{parts.contact}</p>
        <p style={styles.small}>{parts.whose}</p>
        <p style={styles.footer}>{parts.footer}</p>
      </div>
    </body>
  </html>
);

const Line: FC<{ item: LetterLine }> = ({ item: { title, lines, due, link } }) => (
  <div style={styles.card}>
    <div style={styles.title}>{title}</div>
    {lines.map((line) => (
      <div style={styles.line}>{line}</div>
    ))}
    <div style={styles.due}>{due}</div>
    {link === null ? null : (
      <div style={styles.press}>
        <a href={link.url} style={styles.asks}>
          {link.label}
        </a>
      </div>
    )}
  </div>
);

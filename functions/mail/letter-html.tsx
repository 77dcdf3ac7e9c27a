import type { FC } from 'hono/jsx';
import type { Language } from '../wording/wording.ts';
import type { LetterLine, LetterParts } from './letter-parts.ts';
import { Code, MailFrame, P } from './mail-frame.tsx';
import { styles } from './mail-styles.ts';

/** A letter as a whole HTML document: everything escaped, styles inline, nothing loaded from anywhere. */
export const letterHtml = (parts: LetterParts, language: Language): string =>
  `<!doctype html>${(<DayLetter parts={parts} language={language} />).toString()}`;

const DayLetter: FC<{ parts: LetterParts; language: Language }> = ({ parts, language }) => (
  <MailFrame language={language} subject={parts.subject}>
    <P>{parts.greeting}</P>
    {parts.groups.map(({ lead, items, more }) => (
      <div>
        <P>{lead}</P>
        {items.map((item) => (
          <Line item={item} />
        ))}
        {more === null ? null : <p style={styles.small}>{more}</p>}
      </div>
    ))}
    <Code code={parts.code} />
    {parts.board === null ? null : (
      <P>
        <a href={parts.board.url}>{parts.board.label}</a>
      </P>
    )}
    <p style={styles.small}>{parts.contact}</p>
    <p style={styles.small}>{parts.whose}</p>
    <p style={styles.footer}>{parts.footer}</p>
  </MailFrame>
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

import type { FC } from 'hono/jsx';
import type { Language } from '../wording/wording.ts';
import type { Button, Parts } from './parts.ts';
import { Code, MailFrame, P } from './mail-frame.tsx';
import { styles } from './mail-styles.ts';

/** A mail as a whole HTML document: everything escaped, styles inline, nothing loaded from anywhere. */
export function mailHtml(parts: Parts, language: Language): string {
  return `<!doctype html>${(<Letter parts={parts} language={language} />).toString()}`;
}

const Letter: FC<{ parts: Parts; language: Language }> = ({ parts, language }) => (
  <MailFrame language={language} subject={parts.subject}>
    <P>{parts.greeting}</P>
    <P>{parts.lead}</P>
    <Card card={parts.card} />
    {parts.since.map((line) => (
      <P>{line}</P>
    ))}
    <Code code={parts.code} />
    {parts.button === null ? null : <Press button={parts.button} />}
    <p style={styles.small}>{parts.contact}</p>
    <p style={styles.small}>{parts.whose}</p>
    <Below parts={parts} />
    <p style={styles.footer}>{parts.footer}</p>
  </MailFrame>
);

const Card: FC<{ card: Parts['card'] }> = ({ card }) => (
  <div style={styles.card}>
    <div style={styles.title}>{card.title}</div>
    {card.lines.map((line) => (
      <div style={styles.line}>{line}</div>
    ))}
    {card.due === null ? null : <div style={styles.due}>{card.due}</div>}
  </div>
);

const Press: FC<{ button: Button }> = ({ button }) => (
  <div>
    <p style={styles.paragraph}>
      <a href={button.url} style={button.tone === 'asks' ? styles.asks : styles.offers}>
        {button.label}
      </a>
    </p>
    <p style={styles.small}>
      {button.plain}
      <br />
      <span style={styles.url}>{button.url}</span>
    </p>
  </div>
);

const Below: FC<{ parts: Pick<Parts, 'comments' | 'proof'> }> = ({ parts: { comments, proof } }) => (
  <div>
    {comments === null ? null : (
      <div style={styles.below}>
        <h2 style={styles.heading}>{comments.heading}</h2>
        {comments.items.map(({ who, text }) => (
          <div style={styles.comment}>
            <div style={styles.who}>{who}</div>
            <div style={styles.words}>{text}</div>
          </div>
        ))}
      </div>
    )}
    {proof === null ? null : (
      <div style={styles.below}>
        {proof.rows.map(({ label, value }) => (
          <p style={styles.small}>
            {label}: <span style={styles.hex}>{value}</span>
          </p>
        ))}
        <p style={styles.small}>{proof.help}</p>
      </div>
    )}
  </div>
);

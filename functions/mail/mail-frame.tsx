import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Language } from '../wording/wording.ts';
import { styles } from './mail-styles.ts';
import type { Parts } from './parts.ts';

/** The document around any mail: everything escaped, styles inline, nothing loaded from anywhere. */
export const MailFrame: FC<PropsWithChildren<{ language: Language; subject: string }>> = ({
  language,
  subject,
  children,
}) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
      <title>{subject}</title>
    </head>
    <body style={styles.body}>
      <div style={styles.sheet}>{children}</div>
    </body>
  </html>
);

export const P: FC<PropsWithChildren> = ({ children }) => <p style={styles.paragraph}>{children}</p>;

/** The six digits, where a mail has some. */
export const Code: FC<{ code: Parts['code'] }> = ({ code }) =>
  code === null ? null : (
    <div style={styles.code}>
      <div style={styles.small}>{code.label}:</div>
      <div style={styles.digits}>{code.digits}</div>
      <div style={styles.small}>{code.help}</div>
    </div>
  );

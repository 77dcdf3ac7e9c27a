const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/**
 * Inline styles, since mail programs drop style sheets. Ink and paper are left to the program, so that its dark mode
 * works; only the button brings both of its own colours. Lines and tints are half transparent greys for both modes.
 * No colour is six digits long: those belong to the sign-off code.
 */
export const styles = {
  body: `margin:0;padding:0;${font};font-size:16px;line-height:1.5`,
  sheet: 'max-width:600px;margin:0 auto;padding:16px',
  paragraph: 'margin:0 0 12px',
  card: 'margin:0 0 14px;padding:10px 14px;border-left:4px solid #2b6cb0;background:rgba(128,128,128,.12)',
  title: 'font-size:18px;font-weight:700;line-height:1.3;overflow-wrap:anywhere',
  line: 'font-size:15px;overflow-wrap:anywhere',
  due: 'margin-top:4px;font-weight:700',
  code: 'margin:0 0 14px;padding:10px 14px;border:1px solid rgba(128,128,128,.5);border-radius:6px',
  digits: 'font-size:28px;font-weight:700;letter-spacing:4px;font-family:ui-monospace,Consolas,monospace',
  press: 'margin:10px 0 4px',
  asks: 'display:inline-block;padding:13px 22px;border-radius:6px;background:#1a5fa8;color:#fff;font-weight:700;text-decoration:none',
  offers:
    'display:inline-block;padding:11px 20px;border-radius:6px;border:2px solid #b03a2e;color:#b03a2e;background:#fff;font-weight:700;text-decoration:none',
  small: 'margin:0 0 10px;font-size:14px',
  url: 'overflow-wrap:anywhere;word-break:break-all',
  below: 'margin-top:18px;padding-top:12px;border-top:1px solid rgba(128,128,128,.4)',
  heading: 'margin:0 0 10px;font-size:16px',
  comment: 'margin:0 0 12px;padding-left:12px;border-left:3px solid rgba(128,128,128,.5)',
  who: 'font-size:14px;font-weight:700',
  words: 'white-space:pre-wrap;overflow-wrap:anywhere',
  hex: 'font-family:ui-monospace,Consolas,monospace;overflow-wrap:anywhere',
  footer: 'margin:18px 0 0;font-size:13px;opacity:.75',
} as const;

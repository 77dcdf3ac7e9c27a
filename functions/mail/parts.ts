/** A mail before it becomes HTML and text: what stands in it, in the order in which it is read. */
export interface Parts {
  readonly subject: string;
  readonly greeting: string;
  /** What is asked of whom, or what happened: one sentence. */
  readonly lead: string;
  /** For which section and book, and by when. */
  readonly card: { readonly title: string; readonly lines: readonly string[]; readonly due: string | null };
  /** What changed since their last round, or what it means. */
  readonly since: readonly string[];
  readonly code: { readonly label: string; readonly digits: string; readonly help: string } | null;
  readonly button: Button | null;
  readonly contact: string;
  readonly whose: string;
  readonly comments: { readonly heading: string; readonly items: readonly Item[] } | null;
  /** What proves the record: labels and hexadecimal digits. */
  readonly proof: { readonly rows: readonly Row[]; readonly help: string } | null;
  readonly footer: string;
}

export interface Button {
  readonly label: string;
  readonly url: string;
  /** Above the plain URL, for mail programs that break buttons. */
  readonly plain: string;
  /** `asks` for something, or only `offers` a way out. */
  readonly tone: 'asks' | 'offers';
}

/** Someone's words, under who wrote them. The text may have several lines. */
export interface Item {
  readonly who: string;
  readonly text: string;
}

export interface Row {
  readonly label: string;
  readonly value: string;
}

/** The parts with `change` applied to every text; the code, and URLs, stay as they are. */
export function withTexts(parts: Parts, change: (text: string) => string): Parts {
  const { card, code, button, comments, proof } = parts;
  return {
    subject: change(parts.subject),
    greeting: change(parts.greeting),
    lead: change(parts.lead),
    card: {
      title: change(card.title),
      lines: card.lines.map(change),
      due: card.due === null ? null : change(card.due),
    },
    since: parts.since.map(change),
    code: code === null ? null : { ...code, label: change(code.label), help: change(code.help) },
    button: button === null ? null : { ...button, label: change(button.label), plain: change(button.plain) },
    contact: change(parts.contact),
    whose: change(parts.whose),
    comments:
      comments === null
        ? null
        : {
            heading: change(comments.heading),
            items: comments.items.map(({ who, text }) => ({ who: change(who), text: change(text) })),
          },
    proof:
      proof === null
        ? null
        : {
            rows: proof.rows.map(({ label, value }) => ({ label: change(label), value: change(value) })),
            help: change(proof.help),
          },
    footer: change(parts.footer),
  };
}

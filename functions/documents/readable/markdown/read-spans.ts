import type { Token } from 'markdown-it';
import type { Picture, Run } from '../blocks.ts';
import type { CollectedDraft } from '../collected-draft.ts';
import { shownText } from '../runs.ts';
import { safeLink } from '../safe-link.ts';

/** What stands within one paragraph of Markdown. */
export function readSpans(
  tokens: readonly Token[],
  draft: CollectedDraft,
): { runs: Run[]; pictures: Picture[] } {
  const runs: Run[] = [];
  const pictures: Picture[] = [];
  let [bold, italic, strike] = [0, 0, 0];
  let link: string | undefined;
  const say = (text: string): void => {
    runs.push({
      text,
      ...(bold > 0 && { bold: true as const }),
      ...(italic > 0 && { italic: true as const }),
      ...(strike > 0 && { strike: true as const }),
      ...(link !== undefined && { link }),
    });
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'text':
      case 'text_special':
      case 'code_inline':
        say(token.content);
        break;
      case 'softbreak':
        say(' ');
        break;
      case 'hardbreak':
        say('\n');
        break;
      case 'strong_open':
      case 'strong_close':
        bold += token.nesting;
        break;
      case 'em_open':
      case 'em_close':
        italic += token.nesting;
        break;
      case 's_open':
      case 's_close':
        strike += token.nesting;
        break;
      case 'link_open':
        link = safeLink(String(token.attrGet('href') ?? ''));
        if (link === undefined) draft.say('links');
        break;
      case 'link_close':
        link = undefined;
        break;
      case 'image':
        pictures.push(pictureOf(token, draft));
        break;
    }
  }
  return { runs, pictures };
}

/** A picture within the text itself is shown; one that lies elsewhere is not fetched. */
function pictureOf(token: Token, draft: CollectedDraft): Picture {
  const alt = shownText(token.content).slice(0, 500);
  const data = /^data:image\/[a-z+.-]{1,20};base64,([a-z0-9+/=]+)$/i.exec(
    String(token.attrGet('src') ?? ''),
  )?.[1];
  if (data !== undefined) return draft.picture(Buffer.from(data, 'base64'), { alt });
  draft.say('pictures-outside');
  return { alt, notDrawn: 'outside' };
}

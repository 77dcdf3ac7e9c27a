import type { DraftItem } from '../samples/readable/long-draft.ts';
import { planText } from '../samples/readable/plan-words.ts';

/** The draft after another round: 5 % of its paragraphs with a sentence more or a word replaced, and ten moved far. */
export function editedDraft(items: readonly DraftItem[], next: () => number): DraftItem[] {
  const edited = items.map((item, nth): DraftItem => {
    if (item.kind !== 'paragraph' || nth % 20 !== 0) return item;
    const words = item.text.split(' ');
    words[Math.floor(next() * words.length)] = 'perubahan';
    return { ...item, text: nth % 40 === 0 ? words.join(' ') : `${words.join(' ')} ${planText(next, 8)}` };
  });
  for (let times = 0; times < 10; times += 1) {
    const from = edited.findIndex(({ kind }, nth) => kind === 'paragraph' && nth > times * 250 + 7);
    const [moved] = edited.splice(from, 1);
    if (moved !== undefined) edited.splice((from + 700) % edited.length, 0, moved);
  }
  return edited;
}

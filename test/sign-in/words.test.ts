import { describe, expect, test } from 'vitest';
import { statePage } from '../../functions/sign-in/view/state-page.tsx';
import type { SignInState } from '../../functions/wording/sign-in-words.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';

const STATES = Object.keys(wordsOf().signIn.states) as SignInState[];

describe.each(['id', 'en'] as const)('a page of signing in or out (%s)', (language) => {
  const words = wordsOf(language);
  test.each(STATES)('says how things stand and one way forward: %s', (state) => {
    const { title, sentence, forward } = words.signIn.states[state];
    expect(title).not.toMatch(/[.]$/);
    for (const said of [sentence, forward]) expect(said).toMatch(/^\p{Lu}.*\.$/su);
    const link = { href: '/sign-in', label: words.signIn.tryAgain };
    const page = statePage(state, { words, link });
    expect(page).toContain(`<html lang="${language}">`);
    expect(page.match(/<a class="button"/g)).toHaveLength(1);
    expect(page).not.toMatch(/<script|<form/);
  });
});

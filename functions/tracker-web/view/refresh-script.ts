/** What a request carries that only looks again at what is seen: it is no use of the session. */
export const LOOKS_AGAIN = 'x-paraf-looks-again';

/**
 * Looks at the board again each minute, while somebody can see it and does nothing on it: nothing that is ticked, typed,
 * unfolded or focused is ever taken away. Where the answer is no board (signed out, busy), all stays as it is. The page
 * is whole without it.
 */
export const refreshScript = `'use strict';
setInterval(async () => {
  const busy = () => document.hidden || document.querySelector('main :checked:not(option), main details[open], main form :focus');
  const touched = () => [...document.querySelectorAll('main select, main input[type=search]')].some((it) =>
    it.matches('select') ? [...it.options].some((one) => one.selected !== one.defaultSelected && one.value !== '') : it.value !== it.defaultValue);
  if (busy() || touched()) return;
  try {
    const answer = await fetch(location.href, { headers: { '${LOOKS_AGAIN}': 'yes' }, redirect: 'manual', cache: 'no-store' });
    if (answer.status !== 200) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    const main = document.querySelector('main');
    if (next === null || main === null || busy() || touched()) return;
    const place = document.activeElement && main.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    main.replaceChildren(...next.childNodes);
    if (place !== null) [...main.querySelectorAll('a')].find((it) => it.getAttribute('href') === place)?.focus({ preventScroll: true });
  } catch {
    // No network: the next minute tries again.
  }
}, 60_000);
`;

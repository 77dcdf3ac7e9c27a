import { htmlOf } from '../../pages/document.tsx';
import { saidToCoordinator } from '../../wording/refusal-words.ts';
import type { Wording } from '../../wording/wording.ts';
import { inOne } from '../model/act-form.ts';
import { pathOfSection } from '../model/paths.ts';
import type { Came, Result } from '../several/carry-out.ts';
import { type AroundSeveral, SeveralFrame, titleOf } from './several-form.tsx';

/** What came of each: those that were not done first. */
export const severalResultPage = (page: AroundSeveral & { readonly results: readonly Result[] }): string => {
  const { results, snapshots, words } = page;
  const { several } = words;
  const title = `${several.results}: ${titleOf(page)}`;
  const done = results.filter(({ came }) => came.is === 'done');
  const ordered = [...results.filter(({ came }) => came.is !== 'done'), ...done];
  return htmlOf(
    <SeveralFrame page={page} title={title}>
      <section class={done.length === results.length ? 'sheet good' : 'sheet calm'} role="status">
        <h1>{title}</h1>
        <p class="stands">{several.done({ count: done.length, of: results.length })}</p>
        <ul class="log">
          {ordered.map(({ step, came }) => (
            <li>
              <a href={pathOfSection(step.section)}>
                {snapshots.find(({ section }) => section.id === step.section)?.section.title ?? step.section}
              </a>
              <span class={came.is === 'done' ? 'why' : 'why late'}>{sentenceOn(came, words)}</span>
            </li>
          ))}
        </ul>
      </section>
    </SeveralFrame>,
  );
};

function sentenceOn(came: Came, { several, refusals }: Wording): string {
  if (came.is !== 'refused') return several.came[came.is];
  return came.refused === 'no-such-section'
    ? several.noSuch
    : inOne(saidToCoordinator(refusals, came.refused));
}

import type { Unsuited } from '../approval/coordinator/unsuited.ts';
import type { Wording } from '../wording/wording.ts';

/** What speaks against asking somebody in this stage, a sentence each. `person`: what readers call them. */
export const tellUnsuited = (
  against: readonly Unsuited[],
  person: string,
  { acts: { unsuited } }: Wording,
): string[] =>
  against.map((it) =>
    it.because === 'sits'
      ? unsuited.says.sits({ person, stage: it.stage })
      : unsuited.says[it.because]({ person }),
  );

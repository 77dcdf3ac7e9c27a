import type { Choice } from './choices.ts';
import { PATHS, type PathName, type StageName, type StageTraits } from './paths.ts';

/** What the table of paths says, asked by stage or by path. */

type Known = StageTraits & { readonly stage: StageName };
const isPath = (name: string): name is PathName => Object.hasOwn(PATHS, name);
const traitsIn = (path: PathName): readonly Known[] => PATHS[path];

export const PATH_NAMES: readonly PathName[] = Object.keys(PATHS).filter(isPath);

/** The path of a record that does not say. */
export const UNSAID_PATH: PathName = 'section';

/** The stages of a path, in order. */
export const stagesOf = (path: PathName): readonly StageName[] => traitsIn(path).map(({ stage }) => stage);

/** The stages of a section's path: those that a plan file speaks of. */
export const SECTION_STAGES = PATHS.section.map(({ stage }) => stage);

const ALL = PATH_NAMES.flatMap(traitsIn);

/** The stages of all paths, path after path. */
export const STAGES: readonly StageName[] = ALL.map(({ stage }) => stage);

export const SECTION_STATES = ['not-started', ...STAGES, 'signed-off', 'cancelled'] as const;
export type SectionState = (typeof SECTION_STATES)[number];

/** The most people one stage can ask (design limit: a stage and its mails must fit one transaction). */
export const MAX_ASSIGNMENTS = 10;

/** What a stage is like. */
export function traitsOf(stage: StageName): Known {
  const found = ALL.find((it) => it.stage === stage);
  if (found === undefined) throw new RangeError(`no path has the stage ${stage}`);
  return found;
}

/** The path that a stage is on. */
export const pathOf = (stage: StageName): PathName =>
  PATH_NAMES.find((path) => stagesOf(path).includes(stage)) ?? UNSAID_PATH;

/** Where a path begins, and where every return leads. */
export const firstStage = (path: PathName): StageName => PATHS[path][0].stage;

/** An instant that no stage is added after. */
const LATEST = '9999-12-31T00:00:00.000Z';

/** The stage after this one, as the path was at this instant, or is to be; null after the last. */
export const nextStage = (stage: StageName, at = LATEST): StageName | null =>
  traitsIn(pathOf(stage)).find((it) => isLater(it.stage, stage) && (it.since === undefined || it.since <= at))
    ?.stage ?? null;

/** The stage before this one, or null before the path's first. */
export function formerStage(stage: StageName): StageName | null {
  const path = stagesOf(pathOf(stage));
  return path[path.indexOf(stage) - 1] ?? null;
}

/** Whether a stage comes after another one of its path. */
export const isLater = (stage: StageName, than: StageName): boolean =>
  STAGES.indexOf(stage) > STAGES.indexOf(than);

/** Whether the people of this stage write the draft. */
export const isDrafting = (stage: StageName): boolean => traitsOf(stage).task === 'draft';

/** What a person of this stage may choose. */
export const choicesOf = (stage: StageName): readonly Choice[] => traitsOf(stage).choices;

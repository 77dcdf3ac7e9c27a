import * as v from 'valibot';
import { SECTION_ID } from '../../approval/section-id.ts';
import { Sha256 } from '../readable/blocks.ts';

/**
 * What the renderer puts into the bucket, beside the drafts:
 *
 *   readable/<section>/<sha256>/<converter>/index.json
 *   readable/<section>/<sha256>/<converter>/chunks/<n>.json     n from 1
 *   readable/<section>/<sha256>/<converter>/images/<n>
 *   compared/<section>/<older>-<newer>/<versions>.json          both converters', and the comparison's
 */
const Section = v.pipe(v.string(), v.regex(SECTION_ID));
const Nth = v.pipe(v.number(), v.integer(), v.minValue(1));

export type Rendering = { readonly sha256: string; readonly converter: number };

const folderOf = (section: string, { sha256, converter }: Rendering): string =>
  `readable/${v.parse(Section, section)}/${v.parse(Sha256, sha256)}/${v.parse(Nth, converter)}/`;

/** All four throw a ValiError where an id is malformed. */
export const indexKey = (section: string, of: Rendering): string => `${folderOf(section, of)}index.json`;
export const chunkKey = (section: string, of: Rendering, nth: number): string =>
  `${folderOf(section, of)}chunks/${v.parse(Nth, nth)}.json`;
export const imageKey = (section: string, of: Rendering, nth: number): string =>
  `${folderOf(section, of)}images/${v.parse(Nth, nth)}`;

export type Comparing = {
  readonly older: string;
  readonly newer: string;
  readonly converters: { readonly older: number; readonly newer: number };
  readonly comparison: number;
};

export function comparisonKey(section: string, { older, newer, converters, comparison }: Comparing): string {
  const versions = [converters.older, converters.newer, comparison].map((it) => v.parse(Nth, it));
  const both = [older, newer].map((it) => v.parse(Sha256, it)).join('-');
  return `compared/${v.parse(Section, section)}/${both}/${versions.join('-')}.json`;
}

import * as v from 'valibot';
import { type Complaint, complaintsOf, pathOf } from './complaint.ts';
import { crossCheck } from './cross-check.ts';
import { MAX_SECTION_BYTES } from './limits.ts';
import { type PlanFile, PlanFileShape } from './plan-file.ts';
import { seatOf } from './roster.ts';
import { sectionBytes } from './section-bytes.ts';
import { type SyntaxFault, syntaxFault } from './syntax-fault.ts';
import { isDrafting, SECTION_STAGES } from '../approval/stages.ts';

export type PlanFileRead =
  | { readonly file: PlanFile; readonly warnings: readonly Complaint[] }
  | { readonly refused: 'not-json'; readonly at: SyntaxFault }
  | { readonly refused: 'faulty'; readonly complaints: readonly Complaint[] };

/** Reads a plan file whole: all that is wrong with it at once, or the file with what is merely odd. */
export function readPlanFile(text: string): PlanFileRead {
  let raw: unknown;
  const json = text.replace(/^\uFEFF/, '');
  try {
    raw = JSON.parse(json);
  } catch {
    return { refused: 'not-json', at: syntaxFault(json) };
  }
  const shape = v.safeParse(PlanFileShape, raw);
  const complaints = [...(shape.success ? [] : complaintsOf(shape.issues)), ...crossCheck(raw)];
  if (!shape.success || complaints.length > 0) return { refused: 'faulty', complaints };
  const file = shape.output;
  const large = largeSections(file);
  return large.length > 0
    ? { refused: 'faulty', complaints: large }
    : { file, warnings: [...ownReviewers(file), ...sameAddress(file)] };
}

const largeSections = (file: PlanFile): Complaint[] =>
  file.sections.flatMap((section, i) => {
    const bytes = sectionBytes(file, section);
    return bytes <= MAX_SECTION_BYTES
      ? []
      : [
          {
            path: pathOf('sections', i),
            problem: `takes ${bytes} bytes on the board, at most ${MAX_SECTION_BYTES} fit; shorten its title or its ids, or ask fewer people`,
          },
        ];
  });

/** Whoever drafts and reviews the same section would approve their own work. */
const ownReviewers = (file: PlanFile): Complaint[] =>
  file.sections.flatMap((section, i) => {
    const drafters = new Set(
      SECTION_STAGES.filter(isDrafting).flatMap((stage) =>
        section.roster[stage].map((it) => seatOf(it).person),
      ),
    );
    return SECTION_STAGES.filter((stage) => !isDrafting(stage)).flatMap((stage) =>
      section.roster[stage].flatMap((entry, seat) => {
        const { person } = seatOf(entry);
        const path = pathOf('sections', i, 'roster', stage, seat);
        return drafters.has(person) ? [{ path, problem: `"${person}" also drafts this section` }] : [];
      }),
    );
  });

function sameAddress(file: PlanFile): Complaint[] {
  const firsts = new Map<string, number>();
  file.people.forEach(({ email }, i) => {
    if (!firsts.has(email.toLowerCase())) firsts.set(email.toLowerCase(), i);
  });
  return file.people.flatMap(({ email }, i) => {
    const first = firsts.get(email.toLowerCase()) ?? i;
    return first === i
      ? []
      : [
          {
            path: pathOf('people', i, 'email'),
            problem: `is also the address of ${pathOf('people', first)}`,
          },
        ];
  });
}

import * as v from 'valibot';
import type { StageName } from '../approval/path/paths.ts';
import { type Complaint, complaintsOf, pathOf } from './complaint.ts';
import { crossCheck } from './cross-check.ts';
import { MAX_SECTION_BYTES } from './limits.ts';
import { type PlanFile, PlanFileShape } from './plan-file.ts';
import { seatOf } from './roster.ts';
import { settingsOf } from './settings-of.ts';
import { sectionBytes } from './section-bytes.ts';
import { type SyntaxFault, syntaxFault } from './syntax-fault.ts';
import { isLater, SECTION_STAGES } from '../approval/path/stages.ts';
import { type Unsuited, unsuitedBy } from '../approval/coordinator/unsuited.ts';

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
    : { file, warnings: [...seatedTwice(file), ...sameAddress(file)] };
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

/** Whoever sits in several stages of a section, said at the later seat: a drafter who reviews approves their own work. */
const seatedTwice = (file: PlanFile): Complaint[] =>
  file.sections.flatMap((section, i) => {
    const settings = settingsOf(file, section);
    return SECTION_STAGES.flatMap((stage) =>
      section.roster[stage].flatMap((entry, seat) => {
        const { person } = seatOf(entry);
        const path = pathOf('sections', i, 'roster', stage, seat);
        return unsuitedBy(settings, stage, person).flatMap((it) => {
          const problem = problemOf(it, person, stage);
          return problem === null ? [] : [{ path, problem }];
        });
      }),
    );
  });

function problemOf(it: Unsuited, person: string, stage: StageName): string | null {
  if (it.because === 'drafts') return `"${person}" also drafts this section`;
  return it.because === 'sits' && isLater(stage, it.stage)
    ? `"${person}" also sits in ${it.stage} of this section`
    : null;
}

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

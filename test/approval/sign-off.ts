import { STAGES } from '../../functions/approval/path/stages.ts';
import type { Sitting } from './ledger.ts';

/**
 * Why these stages of a round do not make a sign-off. Each must have been approved by somebody, and by every required
 * person not excused (or replaced) by name, all on the draft that the Sekda signed; and nobody's return may be in.
 */
export function signOffFaults(round: readonly Sitting[]): string[] {
  const signed = round.at(-1)?.places.find((place) => place.choice === 'approve')?.draft;
  return STAGES.flatMap((stage) => {
    const sittings = round.filter((it) => it.stage === stage);
    const places = sittings.flatMap((it) => it.places);
    const yes = stage === 'drafting' ? 'submit' : 'approve';
    const faults: string[] = [];
    if (sittings.length !== 1) faults.push(`${stage} opened ${sittings.length} times`);
    if (!places.some((place) => place.choice === yes)) faults.push(`nobody said yes in ${stage}`);
    if (places.some((place) => place.choice === 'return')) faults.push(`${stage} was returned`);
    if (places.some((place) => place.choice !== null && place.draft !== signed)) {
      faults.push(`${stage} saw another draft`);
    }
    for (const { person, required, stands } of stage === 'drafting' ? [] : places) {
      if (required && (stands === 'asked' || stands === 'released')) faults.push(`${person} was passed over`);
    }
    return faults;
  });
}

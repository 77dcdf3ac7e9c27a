import type { Foreseen } from '../../actions/preview-act.ts';

/** Reads from a preview's form what it was foreseen from; null where that is missing or made up. */
export function foreseenFrom({
  version = '',
  seq = '',
  change = '',
}: Readonly<Record<string, string>>): Foreseen | null {
  const areCounts = [version, seq].every((it) => /^[1-9]\d{0,8}$/.test(it));
  return areCounts && /^[0-9a-f]{32}$/.test(change)
    ? { version: Number(version), seq: Number(seq), change }
    : null;
}

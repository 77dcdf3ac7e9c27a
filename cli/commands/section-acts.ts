import type { CoordinatorAct } from '../../functions/actions/coordinator-acts.ts';
import { carryOut, nothingLeft, REASONED, REASONED_HELP } from '../act.ts';
import type { Command } from '../command.ts';

type Plain = Extract<CoordinatorAct, { act: 'hold' | 'release' | 'recall' | 'cancel' | 'close' }>['act'];

const SUMMARIES: Readonly<Record<Plain, string>> = {
  hold: 'Holds a section: nothing is decided until it is released.',
  release: 'Releases a held or disputed section; the decisions made in it stand.',
  recall: 'Takes a section back to drafting of the next round, also after sign-off.',
  cancel: 'Ends a section, its links and its execution. Its history stays.',
  close: 'Closes a stage as returned without waiting for the rest, once one return is in.',
};

const plain = (act: Plain): Command => ({
  name: act,
  usage: `${act} SECTION --by NAME --why TEXT`,
  summary: SUMMARIES[act],
  more: [REASONED_HELP],
  options: { ...REASONED },
  run: (terminal, typed) =>
    carryOut(terminal, typed, (_found, rest) => {
      nothingLeft(rest, 0);
      return [{ act }];
    }),
});

export const sectionActs: readonly Command[] = [
  plain('hold'),
  plain('release'),
  plain('recall'),
  plain('cancel'),
  plain('close'),
];

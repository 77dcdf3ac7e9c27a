import { randomUUID } from 'node:crypto';
import { withOffset } from '../../functions/calendar/with-offset.ts';
import { readDue } from '../../functions/calendar/read-due.ts';
import { nothingLeft } from '../act.ts';
import { CannotDo, type Command, EXIT, flag, UsageFault } from '../command.ts';

export const clock: Command = {
  name: 'clock',
  usage: 'clock [--to TIME] [--jump]',
  summary:
    'Shows the clock of a data folder that was begun with CLOCK=…, or moves it on. On one machine only.',
  more: [
    '--to TIME: a time such as 2026-12-01T08:05 (WIB), or a day (16.00 WIB). It stops at each wake-up on the way;',
    '--jump: at none, as if the machine had been off. Moved only while nothing is being sent.',
  ],
  options: { to: { type: 'string' }, jump: { type: 'boolean' } },
  async run(terminal, typed) {
    nothingLeft(typed, 0);
    const office = await terminal.connect();
    const { clock: own } = office;
    if (own === undefined)
      throw new CannotDo(
        'This Paraf goes by the machine’s clock. A new data folder drives its own: CLOCK=… npm start',
      );
    const asked = flag(typed, 'to');
    if (asked === undefined) {
      if (typed.flags['jump'] === true) throw new UsageFault('--jump needs --to TIME.');
      terminal.out(withOffset(own.now()));
      return EXIT.ok;
    }
    const read = readDue(asked);
    if ('refused' in read) throw new UsageFault('--to takes a time such as 2026-12-01T08:05, or a day.');
    if (read.due <= own.now()) throw new CannotDo(`The clock stands at ${withOffset(own.now())} already.`);
    const { stops, fault } = await own.move({
      id: randomUUID(),
      to: read.due,
      jump: typed.flags['jump'] === true,
    });
    if (fault !== null) throw new CannotDo(`It stands at ${withOffset(own.now())}: ${fault}.`);
    terminal.out(`${withOffset(own.now())}, after ${stops} ${stops === 1 ? 'stop' : 'stops'}.`);
    return EXIT.ok;
  },
};

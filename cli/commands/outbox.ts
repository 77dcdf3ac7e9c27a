import { planOf } from '../../functions/records/keys.ts';
import { isMailed, type OutboxRow, receiverOf } from '../../functions/records/outbox/outbox-item.ts';
import { retryRow } from '../../functions/records/outbox/outbox-rows.ts';
import { readUnsettledRows } from '../../functions/records/outbox/unsettled-rows.ts';
import { age } from '../age.ts';
import { readBoards } from '../boards.ts';
import { type Command, EXIT, UsageFault } from '../command.ts';
import { tableText } from '../table-text.ts';

export const outbox: Command = {
  name: 'outbox',
  usage: 'outbox [--retry]',
  summary: 'Shows what waits to be sent, is parked or has failed; --retry tries the failed ones again.',
  options: { retry: { type: 'boolean' } },
  async run(terminal, typed) {
    if (typed.words.length > 0) throw new UsageFault(`outbox takes no "${typed.words.join(' ')}".`);
    const office = await terminal.connect();
    const { table, now } = office.dependencies;
    if (typed.flags['retry'] === true) {
      let again = 0;
      for (const row of (await readUnsettledRows(table)).rows) {
        if (row.state === 'failed' && (await retryRow(table, row, 'failed', now()))) again += 1;
      }
      terminal.out(`${again} failed ${again === 1 ? 'row is' : 'rows are'} tried again within a minute.`);
      return EXIT.ok;
    }
    const { rows, unreadable } = await readUnsettledRows(table);
    if (rows.length + unreadable.length === 0) {
      terminal.out('The outbox is empty: everything was sent or settled.');
      return EXIT.ok;
    }
    const people = new Map((await readBoards(office)).map((board) => [board.plan.plan, board.people]));
    const nameOf = (row: OutboxRow): string =>
      isMailed(row) ? (people.get(planOf(row.section))?.get(receiverOf(row))?.name ?? receiverOf(row)) : '';
    const heading = ['STATE', 'KIND', 'SECTION', 'ROW', 'AGE', 'TRIES', 'TO', 'REASON'];
    const lines = rows.map((row) => [
      row.state,
      row.kind === 'mail' ? `mail (${row.mail.mail})` : row.kind,
      row.section,
      row.row,
      age(row.createdAt, now()),
      String(row.attempts),
      nameOf(row),
      row.reason ?? (row.state === 'parked' ? 'the section is held' : ''),
    ]);
    const notKnown = 'another release wrote it, or it was damaged: docs/runbook.md#outbox-is-old';
    const others = unreadable.map(({ section, row }) => [
      'unreadable',
      '',
      section,
      row,
      '',
      '',
      '',
      notKnown,
    ]);
    for (const line of tableText(heading, [...lines, ...others])) terminal.out(line);
    return EXIT.ok;
  },
};

import { Hono } from 'hono';
import { type Board, readBoard } from '../records/board.ts';
import type { Table } from '../records/table.ts';
import { pageHeaders } from '../review-web/page-headers.ts';
import { id } from '../wording/id.ts';
import type { Wording } from '../wording/wording.ts';
import { boardPage, boardSheet, plansPage } from './board-page.tsx';

/** What the board is handed. `plans` names the plans of this place. */
export interface TrackerWebDeps {
  readonly table: Table;
  /** ISO 8601 instant in UTC. */
  now(): string;
  readonly words?: Wording;
  plans(): Promise<readonly string[]> | readonly string[];
}

/**
 * The board at `/`: where each section of a plan is, with whom, since when, due when. It only reads, one Query per
 * plan. Several plans are listed, each at `/?plan=ID`. It asks nobody who they are: it is for one machine.
 */
export function trackerWeb({ table, now, words = id, plans }: TrackerWebDeps): Hono {
  const app = new Hono();
  app.use('/', pageHeaders({ formOrigins: [], https: false, sheet: boardSheet }));
  app.get('/', async (c) => {
    const known = await plans();
    const asked = c.req.query('plan') ?? (known.length === 1 ? known[0] : undefined);
    if (asked !== undefined) {
      const board = known.includes(asked) ? await readBoard(table, asked) : null;
      if (board !== null) return c.html(boardPage(board, words, now()));
    }
    const boards = await Promise.all(known.map((plan) => readBoard(table, plan)));
    const there = boards.filter((board): board is Board => board !== null);
    return c.html(plansPage(there, words, now()), asked === undefined ? 200 : 404);
  });
  return app;
}

import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { planOf } from '../../functions/records/keys.ts';
import type { Person } from '../../functions/records/plan/plan.ts';
import { readPlanContents } from '../../functions/records/plan/plan-contents.ts';
import type { Table } from '../../functions/records/table.ts';
import { CannotDo, type Office, type Terminal } from '../command.ts';
import { copyLinks } from './copy-links.ts';
import { copyPlan } from './copy-plan.ts';
import { copySection } from './copy-section.ts';
import { goOn, type RestoreOrder } from './go-on.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { type LostHistory, lostHistory } from './lost-history.ts';
import { sayLost } from './say-lost.ts';

/** Shows what going back would lose. Changes nothing. */
export async function showLoss(terminal: Terminal, { dependencies }: Office, from: Table): Promise<void> {
  const { there, here } = await inventories(dependencies.table, from);
  const lost: LostHistory[] = [];
  for (const section of union(there.sections, here.sections)) {
    const found = await lostHistory(dependencies.table, from, section);
    if (found.events.length + found.unreadable > 0) lost.push(found);
  }
  terminal.out(`${from.name}: plans ${[...there.plans].join(', ')}; ${there.sections.size} sections.`);
  for (const line of sayLost(lost)) terminal.out(line);
  terminal.out(
    'Nothing was changed. With --yes, the records become those of this table, and everybody is asked again.',
  );
}

/**
 * Makes the office's records those of another table, section by section, and starts each anew as soon as it is back.
 * Links go first: none of the history that is lost may open anything of the new one.
 */
export async function copyBack(
  terminal: Terminal,
  { dependencies }: Office,
  from: Table,
  order: RestoreOrder,
): Promise<void> {
  const { there, here } = await inventories(dependencies.table, from);
  await copyLinks(dependencies, there, here);
  terminal.out(`Links: those of ${order.point} are back; later ones are gone.`);
  const people = new Map<string, ReadonlyMap<string, Person>>();
  for (const plan of union(there.plans, here.plans)) {
    for (const person of await copyPlan(dependencies, from, plan)) {
      terminal.out(
        `${person} was forgotten since, but what they wrote is back: npm run paraf -- forget ${person} --plan ${plan}`,
      );
    }
    people.set(plan, (await readPlanContents(dependencies.table, plan)).people);
  }
  const sections = union(there.sections, here.sections);
  for (const [index, section] of sections.entries()) {
    const did = await copySection(dependencies, from, section, order.point);
    const said =
      did === 'removed'
        ? 'gone, because the point does not have it.'
        : `${did === 'there' ? 'was put back before; ' : ''}${await goOn(dependencies, people.get(planOf(section)) ?? new Map<string, Person>(), section, order)}`;
    terminal.out(`${index + 1} of ${sections.length}  ${section}: ${said}`);
  }
}

async function inventories(own: Table, from: Table): Promise<{ there: Inventory; here: Inventory }> {
  if (from.name === own.name) throw new CannotDo(`${from.name} is the office’s own table.`);
  const there = await takeInventory(from).catch((fault: unknown) => {
    if (fault instanceof ResourceNotFoundException) {
      throw new CannotDo(`There is no table ${from.name}. DynamoDB takes some minutes to make it.`);
    }
    throw fault;
  });
  if (there.plans.size === 0) throw new CannotDo(`${from.name} holds no plan: is it the right table?`);
  return { there, here: await takeInventory(own) };
}

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...a.union(b)].sort();

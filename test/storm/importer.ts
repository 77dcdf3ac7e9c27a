import { importPeople } from '../../functions/actions/import-people.ts';
import type { PersonGiven } from '../../functions/records/plan/person-versions.ts';
import { readPlanContents } from '../../functions/records/plan/plan-contents.ts';
import type { Dice } from './dice.ts';
import type { Office } from './office.ts';

/** Somebody who imports the plan's file again and again, each time with another name or address in it. */
export class Importer {
  readonly #office: Office;
  readonly #plan: string;
  /** What the file says by now. */
  #people: readonly PersonGiven[];
  #changed = 0;
  #isAtIt = false;
  /** How each import ended. */
  readonly ended: string[] = [];

  constructor(office: Office, plan: string, people: readonly PersonGiven[]) {
    this.#office = office;
    this.#plan = plan;
    this.#people = people;
  }

  /** Imports the file with one more change. Where an import broke off, the next one has that change, too. */
  changeSomebody(dice: Dice): void {
    const { id } = dice.pick(this.#people) ?? { id: '' };
    this.#changed += 1;
    const [name, email] = [`${id} ${this.#changed}`, `${id}.${this.#changed}@kantor.example`];
    this.#people = this.#people.map((person) =>
      person.id !== id ? person : dice.chance(0.5) ? { ...person, name } : { ...person, email },
    );
    this.import();
  }

  import(): void {
    // One person sits at the file: they wait for an import, or see it break off.
    if (this.#isAtIt) return;
    this.#isAtIt = true;
    const { table } = this.#office.dependencies;
    this.#office.spawn(
      'importer',
      async () => {
        const there = await readPlanContents(table, this.#plan);
        if (there.plan === null) throw new Error('no plan');
        const into = { there, plan: there.plan, by: 'koordinator' };
        const { changes } = await importPeople(
          this.#office.dependencies,
          { plan: this.#plan, people: [...this.#people] },
          into,
        );
        return changes;
      },
      {
        onEnd: (ending) => {
          this.#isAtIt = false;
          this.ended.push(ending.ended);
        },
      },
    );
  }
}

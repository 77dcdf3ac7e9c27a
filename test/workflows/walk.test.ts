import { describe, expect, it } from 'vitest';
import { sectionApproval, type Definition, statesOf } from './definition.ts';
import { walk } from './walk.ts';

/** Hours of retries are not walked through: what comes after the last one is the same. */
const ATTEMPTS = 10;

function withFewRetries(): Definition {
  const definition = sectionApproval();
  for (const { Retry } of statesOf(definition, 'Task'))
    for (const retrier of Retry) retrier.MaxAttempts = ATTEMPTS;
  return definition;
}

describe('the walk of the section’s workflow', () => {
  it('takes every transition, and the rules foretell each life', async () => {
    const { taken, violations } = await walk(withFewRetries(), ATTEMPTS);
    console.log([...taken].map(([arrow, times]) => `${String(times).padStart(5)}  ${arrow}`).join('\n'));
    expect(violations).toEqual([]);
    expect(taken.size).toBeGreaterThan(70);
    expect([...taken.values()]).not.toContain(0);
  });

  it('fails when two stages are swapped in the path', async () => {
    const { violations } = await walk(swapped('OPD Review', 'UGM Review'), ATTEMPTS);
    expect(violations.join('\n')).toMatch(/opd-review to sign-off: opened \["ugm-review@3"/);
  });

  it('fails when two stages swap what they ask open-stage for', async () => {
    const broken = withFewRetries();
    const [ugm, sekda] = [task(broken, 'UGM Review'), task(broken, 'Sekda Sign-off')];
    [ugm.Parameters.Payload, sekda.Parameters.Payload] = [sekda.Parameters.Payload, ugm.Parameters.Payload];
    expect((await walk(broken, ATTEMPTS, 'a violation')).violations).not.toEqual([]);
  });

  it.each(mutants())('fails without $what', async ({ broken }) => {
    expect((await walk(broken, ATTEMPTS, 'a violation')).violations).not.toEqual([]);
  });
});

/** Every arrow that points to the one points to the other. */
function swapped(one: string, other: string): Definition {
  const broken = withFewRetries();
  const turn = (to: string) => (to === one ? other : to === other ? one : to);
  for (const state of Object.values(broken.States)) {
    if (state.Type === 'Choice') for (const branch of state.Choices) branch.Next = turn(branch.Next);
  }
  return broken;
}

function task(definition: Definition, name: string) {
  const state = definition.States[name];
  if (state?.Type !== 'Task') throw new Error(`${name} is not a task`);
  return state;
}

/** The workflow with one branch, one default, one catcher, what a catcher keeps, or one retrier taken away. */
function mutants(): { what: string; broken: Definition }[] {
  const all: { what: string; broken: Definition }[] = [];
  const mutate = (what: string, breakIt: (definition: Definition) => void) => {
    const broken = withFewRetries();
    breakIt(broken);
    all.push({ what, broken });
  };
  for (const choice of statesOf(sectionApproval(), 'Choice')) {
    choice.Choices.forEach((branch, at) => {
      mutate(`the branch ${branch.StringEquals} of ${choice.name}`, (definition) => {
        const state = definition.States[choice.name];
        if (state?.Type === 'Choice') state.Choices.splice(at, 1);
      });
    });
    mutate(`the default of ${choice.name}`, (definition) => {
      const state = definition.States[choice.name];
      if (state?.Type === 'Choice') delete state.Default;
    });
  }
  for (const { name, Catch, Retry } of statesOf(sectionApproval(), 'Task')) {
    Catch.forEach((catcher, at) => {
      mutate(`the catch of ${catcher.ErrorEquals} in ${name}`, (definition) => {
        task(definition, name).Catch.splice(at, 1);
      });
      mutate(`what the catch of ${catcher.ErrorEquals} in ${name} must keep`, (definition) => {
        for (const one of task(definition, name).Catch) delete one.ResultPath;
      });
    });
    Retry.forEach((_, at) => {
      mutate(`the retry of ${name}`, (definition) => {
        task(definition, name).Retry.splice(at, 1);
      });
    });
  }
  return all;
}

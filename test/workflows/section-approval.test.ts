import { readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../functions/approval/path/choices.ts';
import { PATH_NAMES, STAGES, traitsOf } from '../../functions/approval/path/stages.ts';
import {
  HALTED,
  REPORTED,
  RETRIED,
  SUPERSEDED,
  SupersededGeneration,
  TransientFault,
} from '../../functions/step-functions/error-names.ts';
import {
  HaltInput,
  MachineInput,
  OpenStageInput,
  ResumeOutput,
} from '../../functions/step-functions/task-input.ts';
import { type Definition, sectionApproval, statesOf } from './definition.ts';
import { definitionOf } from '../../workflows/definition-of.ts';
import { PATHS } from '../../functions/approval/path/paths.ts';
import { machineName } from '../../functions/step-functions/machines.ts';

const definition = sectionApproval();
const isWaiting = (state: { Resource: string }) => state.Resource.endsWith('.waitForTaskToken');
const stages = () => statesOf(definition, 'Task').filter(isWaiting);
const asks = ({ Parameters }: { Parameters: { Payload: Record<string, string> } }) =>
  Parameters.Payload['stage'];

describe('the section’s workflow', () => {
  it('is valid Amazon States Language, in JSONPath', () => {
    const { isValid, errorsText } = verdict(sectionApproval());
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
    expect(definition['QueryLanguage']).toBe('JSONPath');
  });

  it.each(PATH_NAMES)('is what the table of paths makes of %s, as `npm run workflows` writes it', (path) => {
    const file = readFileSync(`workflows/${machineName(path)}.asl.json`, 'utf8');
    expect(JSON.parse(file)).toEqual(definitionOf(PATHS[path]));
  });

  it('is refused by the validator when an arrow leads nowhere', () => {
    const broken = sectionApproval();
    const [first] = statesOf(broken, 'Choice');
    if (first?.Choices[0] !== undefined) first.Choices[0].Next = 'Publishing';
    expect(verdict(broken).isValid).toBe(false);
  });

  it('names the stages as the approval does, in its order', () => {
    expect(stages().map(asks)).toEqual([...STAGES]);
    const [start] = statesOf(definition, 'Choice');
    expect(start?.name).toBe(definition.StartAt);
    expect(start?.Choices.map((branch) => branch.StringEquals)).toEqual([...STAGES]);
    expect(start?.Choices.map((branch) => branch.Next)).toEqual(stages().map(({ name }) => name));
  });

  it('knows, after each stage, that stage’s two outcomes and no other', () => {
    const after = statesOf(definition, 'Choice').slice(1);
    expect(after.map(({ Choices }) => Choices.map((branch) => branch.StringEquals))).toEqual(
      STAGES.map((stage) => [traitsOf(stage).forward, 'returned']),
    );
    const known = new Set(after.flatMap(({ Choices }) => Choices.map((branch) => branch.StringEquals)));
    expect([...known].sort()).toEqual([...OUTCOMES].sort());
  });

  it('catches, retries and reports the errors that error-names lists', () => {
    for (const stage of stages()) {
      expect(stage.Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual([...RETRIED]);
      expect(stage.Catch.map(({ ErrorEquals }) => ErrorEquals)).toEqual([[SUPERSEDED], ['States.ALL']]);
    }
    expect(statesOf(definition, 'Pass').map(({ Result }) => Result.Error)).toEqual([...REPORTED]);
    expect(statesOf(definition, 'Fail').map((fail) => fail.Error)).toEqual([HALTED]);
    expect(new SupersededGeneration('').name).toBe(SUPERSEDED);
    expect(RETRIED).toContain(new TransientFault('').name);
  });

  it('hands each function what its schema asks for, and nothing else', () => {
    const fieldsOf = (payload: Record<string, string>) =>
      Object.keys(payload)
        .map((key) => key.replace('.$', ''))
        .sort();
    for (const task of statesOf(definition, 'Task')) {
      const [name, schema] = isWaiting(task) ? ['OpenStage', OpenStageInput] : ['Halt', HaltInput];
      expect(task.Parameters.FunctionName).toBe(`\${${name}}`);
      expect(fieldsOf(task.Parameters.Payload)).toEqual(Object.keys(schema.entries).sort());
    }
  });

  it('reads from its state only what it is started and resumed with, and a caught error', () => {
    const read = JSON.stringify(definition).matchAll(/"\$\.(\w+)"/g);
    const paths = new Set([...read].map(([, field]) => field));
    const known = [...Object.keys(MachineInput.entries), ...Object.keys(ResumeOutput.entries), 'error'];
    expect([...paths].sort()).toEqual([...new Set(known)].sort());
  });

  it('tries again for hours what may pass, and halting for as long', () => {
    for (const task of statesOf(definition, 'Task')) {
      for (const { IntervalSeconds, BackoffRate, MaxDelaySeconds, MaxAttempts } of task.Retry) {
        // With full jitter a delay is half of itself on average.
        const seconds = Array.from(
          { length: MaxAttempts },
          (_, tries) => Math.min(MaxDelaySeconds, IntervalSeconds * BackoffRate ** tries) / 2,
        );
        const hours = seconds.reduce((sum, one) => sum + one, 0) / 3600;
        expect(hours).toBeGreaterThan(3);
        // An execution has 25,000 events in its life.
        expect(MaxAttempts * 4).toBeLessThan(5_000);
      }
    }
  });

  it('retries with jitter and a longest delay, and has no other timer than a stage’s year', () => {
    for (const task of statesOf(definition, 'Task')) {
      expect(task.Retry.map((one) => one.JitterStrategy)).toEqual(['FULL']);
      expect(task.Retry.every((one) => one.MaxDelaySeconds <= 60)).toBe(true);
    }
    expect(stages().map(({ TimeoutSeconds }) => TimeoutSeconds)).toEqual(
      STAGES.map(() => 365 * 24 * 60 * 60),
    );
    expect(JSON.stringify(definition)).not.toMatch(/"(Wait|HeartbeatSeconds|Map|Parallel)"/);
  });
});

const verdict = (one: Definition) => validate(structuredClone(one), { checkPaths: true, checkArn: true });

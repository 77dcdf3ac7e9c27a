import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { hasRoom, MOST_BESIDE_PEOPLE, SHARDS } from '../../infra/concurrency.ts';
import { makeTemplate } from './synthesised.ts';
import { flat, readFunctions, readWakes } from './template-reading.ts';

/** Functions that an answer to somebody's browser waits for. */
function webs(template: Template): Set<string> {
  return new Set(
    Object.values(template.findResources('AWS::ApiGatewayV2::Integration')).map(({ Properties }) =>
      flat(Properties.IntegrationUri).replace(/\.Arn$/, ''),
    ),
  );
}

/**
 * Runs of each function beside the webs at the same time, at most: as many as are reserved; else the batches of every
 * shard and the ticks of which one has not ended when the next one comes. Infinity where nothing bounds it.
 */
function mostRuns(template: Template): Map<string, number> {
  const wakes = readWakes(template);
  const answering = webs(template);
  // Step Functions calls these as often as executions come to them.
  const called = new Set(
    Object.values(template.findResources('AWS::StepFunctions::StateMachine')).flatMap(({ Properties }) =>
      Object.keys(Properties.DefinitionSubstitutions),
    ),
  );
  return new Map(
    [...readFunctions(template)].flatMap(([name, { Timeout, ReservedConcurrentExecutions: reserved }]) => {
      if (answering.has(name)) return [];
      const woken = wakes.get(name);
      const isBound = woken !== undefined && woken.events === 0 && !called.has(name);
      const natural = isBound
        ? woken.batches * SHARDS + woken.ticks * Math.ceil(Timeout / 60)
        : Number.POSITIVE_INFINITY;
      return [[name, Math.min(natural, reserved ?? natural)]];
    }),
  );
}
const sumOf = (runs: Iterable<number>): number => [...runs].reduce((sum, one) => sum + one, 0);

/** Made before the tests: a first synthesis takes as long as a test may on a busy machine. */
const grown = new Map([200, 1000].map((quota) => [quota, makeTemplate({ concurrencyQuota: String(quota) })]));
const first = makeTemplate();
const inQuota = (quota: number): Template => grown.get(quota) ?? first;

/** How many people may wait for a page in one moment, whatever else runs. */
const PEOPLE = 100;

describe('what runs at the same time', () => {
  it.each([200, 1000])(
    'is bounded for all but the webs in a quota of %i, and leaves them a hundred',
    (quota) => {
      expect(hasRoom(quota)).toBe(true);
      const most = mostRuns(inQuota(quota));
      expect(most.size).toBeGreaterThan(7);
      expect([...most].filter(([, runs]) => !Number.isFinite(runs))).toEqual([]);
      expect(sumOf(most.values())).toBeLessThanOrEqual(quota - PEOPLE);
    },
  );

  it('is one batch of each shard for every reader while the quota is small', () => {
    for (const { batches } of readWakes(first).values()) expect(batches).toBeLessThanOrEqual(1);
  });

  it('is more than the first quota in a burst, and what a deployment prints says how much', () => {
    const template = first;
    const counted = [...mostRuns(template).values()].filter(Number.isFinite);
    expect(sumOf(counted)).toBe(MOST_BESIDE_PEOPLE);
    expect(JSON.stringify(template.toJSON().Outputs['Next7Quota'])).toContain(
      `${MOST_BESIDE_PEOPLE} runs beside people`,
    );
  });

  it('leaves Lambda what it lets nobody reserve', () => {
    for (const quota of [163, 200, 1000]) {
      const reserved = [...readFunctions(makeTemplate({ concurrencyQuota: String(quota) })).values()].map(
        ({ ReservedConcurrentExecutions: runs }) => runs ?? 0,
      );
      expect(quota - sumOf(reserved)).toBeGreaterThanOrEqual(100);
    }
  });
});

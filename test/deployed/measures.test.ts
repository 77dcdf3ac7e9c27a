import { describe, expect, test } from 'vitest';
import { measures } from '../../functions/deployed/measures.ts';

describe('numbers for CloudWatch', () => {
  test('stand in the line, with what makes metrics of them', () => {
    expect(measures('Paraf/paraf', 1_700_000_000_000, { FailedRows: 2 })).toEqual({
      FailedRows: 2,
      _aws: {
        Timestamp: 1_700_000_000_000,
        CloudWatchMetrics: [
          { Namespace: 'Paraf/paraf', Dimensions: [[]], Metrics: [{ Name: 'FailedRows' }] },
        ],
      },
    });
  });

  test('leave no trace where there is nothing to say: a metric is paid for when it is written', () => {
    expect(measures('Paraf/paraf', 1_700_000_000_000, {})).toEqual({});
  });
});

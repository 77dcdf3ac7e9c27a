import { DescribeContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import type { Office } from '../command.ts';
import { type Finding, toMend, well } from './finding.ts';

/** Whether the records can be put back to any second of the last days. */
export async function lookAtBackup({ dependencies, site }: Office): Promise<Finding[]> {
  const { ContinuousBackupsDescription: found } = await site().dynamodb.send(
    new DescribeContinuousBackupsCommand({ TableName: dependencies.table.name }),
  );
  const pitr = found?.PointInTimeRecoveryDescription;
  const from = pitr?.EarliestRestorableDateTime?.toISOString();
  return pitr?.PointInTimeRecoveryStatus === 'ENABLED'
    ? [
        well(
          'backup',
          `the records can be put back to any second${from === undefined ? '' : ` since ${from}`}`,
        ),
      ]
    : [
        toMend(
          'backup',
          'point-in-time recovery is off',
          'somebody switched it off: docs/runbook.md#changed-by-hand',
        ),
      ];
}

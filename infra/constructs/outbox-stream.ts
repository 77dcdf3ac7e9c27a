import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StreamFilter } from '../../functions/outbox/stream-filters.ts';
import type { DeployedFunction } from './deployed-function.ts';
import type { FailureQueue } from './failure-queue.ts';

export type OutboxStreamProps = {
  table: Table;
  reader: DeployedFunction;
  filter: StreamFilter;
  batchSize: number;
  /** Batches of one shard at the same time. Rows of one section stay in order. */
  parallel: number;
  /** Takes the records that cannot be read. */
  failures: FailureQueue;
};

/**
 * Hands inserted outbox rows to a function. Records that fail go alone (bisect, partial responses), a few times,
 * then to the failure queue; the row itself stays pending, so that the sweeper still has it.
 */
export class OutboxStream extends Construct {
  readonly reader: DeployedFunction;

  constructor(
    scope: Construct,
    id: string,
    { table, reader, filter, batchSize, parallel, failures }: OutboxStreamProps,
  ) {
    super(scope, id);
    this.reader = reader;
    if (table.tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream`);
    reader.allowOnAll('dynamodb:ListStreams', 'knows no resource; records are read from this one stream.');
    reader.allow(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [table.tableStreamArn],
      }),
    );
    const mapping = reader.addEventSourceMapping(id, {
      eventSourceArn: table.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      parallelizationFactor: parallel,
      filters: [{ pattern: JSON.stringify(filter) }],
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(1),
      onFailure: failures.takesRecordsOf(reader),
    });
    // Lambda tries the permissions when the mapping is made, so they must stand by then.
    mapping.node.addDependency(reader.ownRole);
  }
}

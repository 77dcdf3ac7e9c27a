import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { SESServiceException } from '@aws-sdk/client-ses';
import { SFNServiceException } from '@aws-sdk/client-sfn';
import type { Driver } from './driver.ts';
import type { Fault } from './faults.ts';

/** No answer came in time: whether it was done, the caller cannot know. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

type Service = 'dynamodb' | 'states' | 'mail' | 'documents';

const answer = { $metadata: {}, message: 'struck by the storm' };

/** What a call throws that was refused before anything was done. */
function refusal(service: Service, operation: string, fault: 'failed' | 'throttled' | 'conflict'): Error {
  const isTransaction = operation.startsWith('TransactWrite');
  if (service === 'dynamodb' && isTransaction && fault !== 'failed') {
    const Code = fault === 'conflict' ? 'TransactionConflict' : 'ThrottlingError';
    return new TransactionCanceledException({ ...answer, CancellationReasons: [{ Code: 'None' }, { Code }] });
  }
  switch (service) {
    case 'dynamodb': {
      const names = {
        failed: 'InternalServerError',
        throttled: 'ProvisionedThroughputExceededException',
        conflict: 'TransactionConflictException',
      };
      const $fault = fault === 'failed' ? 'server' : 'client';
      return new DynamoDBServiceException({ ...answer, name: names[fault], $fault });
    }
    case 'states':
      return fault === 'throttled'
        ? new SFNServiceException({ ...answer, name: 'ThrottlingException', $fault: 'client' })
        : new SFNServiceException({ ...answer, name: 'InternalServerError', $fault: 'server' });
    case 'mail':
      return fault === 'throttled'
        ? new SESServiceException({ ...answer, name: 'Throttling', $fault: 'client' })
        : new SESServiceException({ ...answer, name: 'ServiceUnavailable', $fault: 'server' });
    case 'documents':
      return new TimeoutError('the document store does not answer');
  }
}

/** One call of the current process, with whatever the storm does to it. `perform` is done at once, or not at all. */
export async function call<T>(
  driver: Driver,
  { service, operation, fault }: { service: Service; operation: string; fault: Fault | null },
  perform: () => T,
): Promise<T> {
  switch (fault) {
    case 'failed':
    case 'throttled':
    case 'conflict':
      throw refusal(service, operation, fault);
    case 'rejected':
      throw new SESServiceException({ ...answer, name: 'MessageRejected', $fault: 'client' });
    case 'killed':
      return driver.die();
    case 'killed-after':
      perform();
      return driver.die();
    case 'answer-lost':
      perform();
      throw new TimeoutError('no answer came');
    default:
      return perform();
  }
}

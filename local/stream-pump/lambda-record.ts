import type { AttributeValue as StreamValue, _Record } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { LOCAL_REGION } from '../local-aws.ts';

/** A record as the SDK reads it from a stream, in the shape in which Lambda hands it to a function. */
export function lambdaRecord(record: _Record, streamArn: string): DynamoDBRecord {
  const { dynamodb, eventName, userIdentity } = record;
  return {
    eventID: record.eventID ?? '',
    // The local service writes a name that the SDK does not know for what TTL deletes.
    eventName: eventName === 'INSERT' || eventName === 'MODIFY' ? eventName : 'REMOVE',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: LOCAL_REGION,
    eventSourceARN: streamArn,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      Keys: image(dynamodb?.Keys) ?? {},
      ...optional('NewImage', image(dynamodb?.NewImage)),
      ...optional('OldImage', image(dynamodb?.OldImage)),
      SequenceNumber: dynamodb?.SequenceNumber ?? '',
      SizeBytes: dynamodb?.SizeBytes ?? 0,
      StreamViewType: dynamodb?.StreamViewType ?? 'NEW_IMAGE',
    },
    ...optional(
      'userIdentity',
      userIdentity && { type: userIdentity.Type, principalId: userIdentity.PrincipalId },
    ),
  };
}

function image(item: Record<string, StreamValue> | undefined): Record<string, AttributeValue> | undefined {
  return item && Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attribute(value)]));
}

/** Binary values are base64 text in an event; all others are as they are. */
function attribute(value: StreamValue): AttributeValue {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(attribute) };
  if (value.M !== undefined) return { M: image(value.M) ?? {} };
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  return { NULL: true };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  const found: { [P in K]?: V } = {};
  if (value !== undefined) found[key] = value;
  return found;
}

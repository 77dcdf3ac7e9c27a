import { expect, test } from 'vitest';
import {
  checkPattern,
  type EventPattern,
  matchesPattern,
  UnknownPatternRule,
} from '../../../local/stream-pump/event-pattern.ts';

function record(eventName: string, pk: string, kind?: string) {
  return {
    eventName,
    dynamodb: { Keys: { pk: { S: pk } }, NewImage: kind === undefined ? {} : { kind: { S: kind } } },
  };
}

const relay: EventPattern = {
  eventName: ['INSERT'],
  dynamodb: {
    Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } },
    NewImage: { kind: { S: ['start', 'resume', 'stop'] } },
  },
};

test('a record passes where every key matches one of its rules', () => {
  expect(matchesPattern(relay, record('INSERT', 'OUTBOX#a.b', 'resume'))).toBe(true);
  expect(matchesPattern(relay, record('MODIFY', 'OUTBOX#a.b', 'resume'))).toBe(false);
  expect(matchesPattern(relay, record('INSERT', 'SECTION#a.b', 'resume'))).toBe(false);
  expect(matchesPattern(relay, record('INSERT', 'OUTBOX#a.b', 'mail'))).toBe(false);
  expect(matchesPattern(relay, record('INSERT', 'OUTBOX#a.b'))).toBe(false);
  expect(matchesPattern(relay, { eventName: 'INSERT' })).toBe(false);
});

test('the other rules of Lambda’s filters', () => {
  const kind = (...rules: Extract<EventPattern[string], readonly unknown[]>) => ({
    dynamodb: { NewImage: { kind: { S: rules } } },
  });
  const mail = record('INSERT', 'OUTBOX#', 'mail');
  const none = record('INSERT', 'OUTBOX#');
  expect(matchesPattern(kind({ exists: true }), mail)).toBe(true);
  expect(matchesPattern(kind({ exists: false }), mail)).toBe(false);
  expect(matchesPattern(kind({ exists: false }), none)).toBe(true);
  expect(matchesPattern(kind({ 'anything-but': ['mail'] }), mail)).toBe(false);
  expect(matchesPattern(kind({ 'anything-but': 'start' }), mail)).toBe(true);
  expect(matchesPattern(kind({ suffix: 'il' }), mail)).toBe(true);
  expect(matchesPattern(kind({ 'equals-ignore-case': 'MAIL' }), mail)).toBe(true);
  expect(matchesPattern(kind('start', { prefix: 'ma' }), mail)).toBe(true);
});

test('a rule that is not understood is refused at start', () => {
  expect(() => checkPattern(relay)).not.toThrow();
  const numeric = JSON.parse('{"dynamodb":{"NewImage":{"n":{"N":[{"numeric":[">",1]}]}}}}');
  expect(() => checkPattern(numeric)).toThrow(UnknownPatternRule);
});

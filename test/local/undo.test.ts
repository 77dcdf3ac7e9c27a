import { expect, test } from 'vitest';
import { Undo } from '../../local/undo.ts';

test('what was started last stops first, once, and a fault keeps nothing else running', async () => {
  const stopped: string[] = [];
  const undo = new Undo(() => {});
  undo.later('table', () => stopped.push('table'));
  undo.later('mailbox', () => {
    stopped.push('mailbox');
    throw new Error('of the mailbox');
  });
  undo.later('pages', async () => stopped.push('pages'));
  await expect(undo.all()).rejects.toThrow('of the mailbox');
  await undo.all();
  expect(stopped).toEqual(['pages', 'mailbox', 'table']);
});

test('a part that does not stop is named and left, and the others stop', async () => {
  const said: string[] = [];
  const stopped: string[] = [];
  const undo = new Undo((line) => said.push(line), 20);
  undo.later('table', () => stopped.push('table'));
  undo.later('the stream', () => new Promise(() => {}));
  await undo.all();
  expect(said).toEqual(['the stream did not stop within 0.02 s, and is left.']);
  expect(stopped).toEqual(['table']);
});

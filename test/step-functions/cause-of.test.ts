import { expect, it } from 'vitest';
import { causeOf } from '../../functions/step-functions/cause-of.ts';

it('unwraps the message from what Lambda reports', () => {
  expect(causeOf('{"errorType":"Error","errorMessage":"the table is gone","trace":["…"]}')).toBe(
    'the table is gone',
  );
});

it('leaves a sentence, and other JSON, as it is', () => {
  expect(causeOf('The stage was resumed')).toBe('The stage was resumed');
  expect(causeOf('{"a":1}')).toBe('{"a":1}');
  expect(causeOf('')).toBe('');
});

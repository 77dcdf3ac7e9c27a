import type { MiddlewareObj } from '@middy/core';
import { logger, nameOf } from './log.ts';

/**
 * Logs that a run failed, by the fault's name and where it came from, and lets it fail: the caller retries, halts or
 * queues it. Lambda itself logs an error that it is given, and puts it beside what lies in a failure queue; so it is
 * given the name only. A message may hold what no log may hold: an address in a request, a comment that does not parse.
 */
export const logsFaults = (): MiddlewareObj => ({
  onError: (request) => {
    const { error } = request;
    const fault = nameOf(error);
    logger.error('failed', { fault, at: placesOf(error) });
    request.error = Object.assign(new Error(`${fault}, see the log`), { name: fault });
  },
});

/** The places of a stack, without the message above them, which may have lines of its own. */
function placesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^ {4}at [\w.<>[\] ]*\(?(file:|node:|\/)[\w./:@-]+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}

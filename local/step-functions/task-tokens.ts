import { randomBytes } from 'node:crypto';
import { ServiceError } from './service-error.ts';

/**
 * Task tokens: issues them, holds what waits under them, and says why one is refused, without remembering used ones:
 * a token names the life of the process that issued it and its place in it.
 */
export class TaskTokens<Task> {
  readonly #life = randomBytes(6).toString('hex');
  readonly #waiting = new Map<string, Task>();
  #issued = 0;

  issue(): string {
    this.#issued += 1;
    return `${this.#life}.${this.#issued}.${randomBytes(24).toString('base64url')}`;
  }

  wait(token: string, task: Task): void {
    this.#waiting.set(token, task);
  }

  /** Nothing waits under this token any more. */
  expire(token: string): void {
    this.#waiting.delete(token);
  }

  /** What waits under this token. Throws TaskTimedOut if it was used or has expired, TaskDoesNotExist if an earlier life issued it, InvalidToken if none did. */
  find(token: string): Task {
    const task = this.#waiting.get(token);
    if (task === undefined) throw this.#refusal(token);
    return task;
  }

  /** As `find`; a token serves once. */
  take(token: string): Task {
    const task = this.find(token);
    this.#waiting.delete(token);
    return task;
  }

  #refusal(token: string): ServiceError {
    const dependencies = /^([0-9a-f]{12})\.([1-9]\d*)\.[\w-]{32}$/.exec(token);
    if (dependencies === null) return new ServiceError('InvalidToken', 'Invalid token');
    if (dependencies[1] !== this.#life) {
      return new ServiceError('TaskDoesNotExist', 'The task of this token does not exist');
    }
    if (Number(dependencies[2]) > this.#issued) return new ServiceError('InvalidToken', 'Invalid token');
    return new ServiceError('TaskTimedOut', 'The task of this token has ended or timed out');
  }
}

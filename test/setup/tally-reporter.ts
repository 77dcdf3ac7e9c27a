import { writeSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, TestRunEndReason, Vitest } from 'vitest/node';

type Tally = { passed: number; failed: number; notes: string[] };

/**
 * Prints `N passed, N failed` as the run's very last line and sets the exit code by it.
 *
 * What counts as failed besides failed tests: skipped, todo and never-run tests (named, with the note given to
 * `ctx.skip(note)` or the words of the hook that broke, which say what to install), files and suites that broke
 * outside a test, errors that nobody caught, a run that was interrupted, and a run without any test. Tests left out by
 * `-t` are not counted.
 */
export default class TallyReporter implements Reporter {
  #names: RegExp | undefined;
  #tally: Tally = { passed: 0, failed: 1, notes: ['the run did not end'] };

  onInit(vitest: Vitest): void {
    this.#names = vitest.config.testNamePattern;
    // On exit, because vitest itself still prints (slow close, coverage) after the run has ended.
    process.once('exit', () => {
      const { passed, failed, notes } = this.#tally;
      if (failed > 0) process.exitCode = 1;
      writeSync(
        1,
        [...notes.map((note) => `counted as failed: ${note}`), `${passed} passed, ${failed} failed`, ''].join(
          '\n',
        ),
      );
    });
  }

  onTestRunStart(): void {
    this.#tally = { passed: 0, failed: 1, notes: ['the run did not end'] };
  }

  onTestRunEnd(
    modules: ReadonlyArray<TestModule>,
    unhandled: ReadonlyArray<unknown>,
    reason: TestRunEndReason,
  ): void {
    const tally: Tally = { passed: 0, failed: unhandled.length, notes: [] };
    if (unhandled.length > 0) tally.notes.push(`${unhandled.length} error(s) outside any test`);
    for (const module of modules) this.#count(module, tally);
    if (reason === 'interrupted') fail(tally, 'the run was interrupted');
    if (tally.passed + tally.failed === 0) fail(tally, 'no test ran');
    this.#tally = tally;
  }

  #count(module: TestModule, tally: Tally): void {
    for (const part of [module, ...module.children.allSuites()]) {
      if (part.errors().length > 0) fail(tally, `${module.relativeModuleId}: broke outside a test`);
    }
    for (const test of module.children.allTests()) {
      const result = test.result();
      const name = `${module.relativeModuleId} > ${test.fullName}`;
      if (result.state === 'passed') tally.passed += 1;
      else if (result.state === 'failed') tally.failed += 1;
      else if (this.#names !== undefined && !this.#names.test(test.fullName.replaceAll(' > ', ' '))) continue;
      else if (result.state === 'pending') fail(tally, `${name}: did not finish`);
      else fail(tally, `${name}: skipped (${result.note ?? brokenAbove(test) ?? UNSAID})`);
    }
  }
}

const UNSAID = 'no reason given; nothing may be skipped silently';

/** What a hook said that broke and so kept the test from running: it may say what to install. */
function brokenAbove(test: TestCase): string | undefined {
  let part: TestCase['parent'] = test.parent;
  while (part.type === 'suite' && part.errors().length === 0) part = part.parent;
  return part.errors()[0]?.message.split('\n')[0];
}

function fail(tally: Tally, note: string): void {
  tally.failed += 1;
  tally.notes.push(note);
}

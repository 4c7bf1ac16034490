/**
 * Ends the run with one line, `N passed, N failed` and `, N skipped` where any were. With CI=1 a test that was left
 * out is a failure. `npm test` prints the line itself, after its other checks: it names a file to count into.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';
import type { SerializedError } from 'vitest';

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[], reason: TestRunEndReason): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 };
    const leftOut = new Set<string>();
    for (const module of modules) {
      count.failed += module.errors().length; // a file that could not be loaded has no tests to count
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed') count[state] += 1;
        else {
          count.skipped += 1;
          leftOut.add(`${module.relativeModuleId}: ${test.parent.type === 'suite' ? test.parent.fullName : test.name}`);
        }
      }
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    }
    if (reason === 'interrupted') count.failed += 1;

    for (const suite of leftOut) console.log(`left out: ${suite}`);
    if (leftOut.size > 0 && process.env.CI) process.exitCode = 1;
    const file = process.env.QUORATE_COUNT_FILE;
    if (file) writeFileSync(file, JSON.stringify(count));
    else console.log(countLine(count));
  }
}

function countLine({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

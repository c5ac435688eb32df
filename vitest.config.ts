import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** Files that play many stories. vitest begins with the longest text, which these are not; left to the end, the other worker would have nothing to do. */
const long = ['scenarios/scenarios.test.ts', 'cli/suite-over-wires.test.ts', 'harness/kill.test.ts', 'cli/docs.test.ts'];
const isLong = ({ moduleId }: { readonly moduleId: string }) => long.some((name) => moduleId.endsWith(name));
class LongFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]): ReturnType<BaseSequencer['sort']> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', 'out/**'],
    pool: 'threads',
    // One more than the cores of our CI: a test that waits for a process or for PostgreSQL leaves its core to another.
    maxWorkers: 3,
    // A worker loads every module once, not once a file: no test changes a module, and loading cost more than most tests.
    isolate: false,
    sequence: { sequencer: LongFirst },
    // No test measures time; these only end what hangs, on a machine however busy.
    testTimeout: 300_000,
    hookTimeout: 900_000,
  },
});

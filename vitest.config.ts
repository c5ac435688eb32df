import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', 'out/**'],
    pool: 'threads',
    maxWorkers: 2,
    // No test measures time; these only end what hangs, on a machine however busy.
    testTimeout: 300_000,
    hookTimeout: 900_000,
  },
});

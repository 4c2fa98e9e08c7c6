import { defineConfig } from 'vitest/config';

/** The dashboard's page in a real browser: `npx vitest run --config test/page/vitest.config.ts`. */
export default defineConfig({
  test: { include: ['test/page/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } }, fileParallelism: false },
});

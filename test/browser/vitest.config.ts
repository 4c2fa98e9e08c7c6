import { defineConfig } from 'vitest/config';

/** End to end in real VS Code, after a build: `npx vitest run --config test/browser/vitest.config.ts`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/served-vscode.mjs'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    fileParallelism: false,
    // The steps of one story: when one fails, those after it have nothing to say.
    bail: 1,
  },
});

import { defineConfig } from 'vitest/config';

/** The pictures of the README, taken anew: `npm run screenshots`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.screenshots.ts'],
    globalSetup: ['test/browser/served-vscode.mjs'],
    testTimeout: 300_000,
    hookTimeout: 90_000,
    fileParallelism: false,
  },
});

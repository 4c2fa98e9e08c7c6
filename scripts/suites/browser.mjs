import { runVitest } from '../lib/vitest.mjs';

/** @type {import('./suite.mjs').Suite} */
export const browserSuite = {
  name: 'browser',
  title: 'A newcomer in real VS Code',
  needsVscode: true,
  needsBrowser: true,
  run: () => runVitest('browser', 'test/browser/vitest.config.ts'),
};

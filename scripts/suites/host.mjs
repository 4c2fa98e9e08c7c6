import { runHostTests } from '../lib/host-tests.mjs';

/** @type {import('./suite.mjs').Suite} */
export const hostSuite = {
  name: 'host',
  title: 'Inside the extension host of real VS Code',
  needsVscode: true,
  needsBrowser: true,
  run: runHostTests,
};

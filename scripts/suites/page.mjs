import { runVitest } from '../lib/vitest.mjs';

/** @type {import('./suite.mjs').Suite} */
export const pageSuite = {
  name: 'page',
  title: "The dashboard's page in a browser",
  needsBrowser: true,
  run: () => runVitest('page', 'test/page/vitest.config.ts'),
};

import { runVitest } from '../lib/vitest.mjs';

/** @type {import('./suite.mjs').Suite} */
export const unitSuite = {
  name: 'unit',
  title: 'Unit and parity tests',
  run: () => runVitest('unit', 'vitest.config.ts'),
};

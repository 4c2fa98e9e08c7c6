/**
 * A part of `npm test`.
 * @typedef {object} Suite
 * @property {string} name as given on the command line
 * @property {string} title
 * @property {boolean} [isCheck] it has no tests to count: it passes in silence, or fails as one
 * @property {boolean} [needsVscode]
 * @property {boolean} [needsBrowser]
 * @property {() => Promise<import('../lib/tally.mjs').Tally>} run prints what failed, in full
 */

export {};

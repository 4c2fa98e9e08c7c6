/**
 * Says a line to the person who waits.
 * @param {string} [text]
 */
export function say(text = '') {
  process.stdout.write(`${text}\n`);
}

/**
 * Announces a piece of work, does it, and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  say(`> ${title} ...`);
  const start = performance.now();
  const result = await work();
  say(`  ${title}: ${seconds(performance.now() - start)}`);
  return result;
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

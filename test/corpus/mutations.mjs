/** Breaks files as typing does, and sees whether the reader survives it. */

/** A small generator of random numbers (mulberry32), so that a seed gives the same files everywhere. */
export function randomFrom(/** @type {number} */ seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** No file may take longer (milliseconds). */
const slow = 1000;

/** @typedef {(text: string, random: (below: number) => number) => string} Mutation */

/** @type {Record<string, Mutation>} */
export const mutationKinds = {
  'characters deleted'(text, random) {
    const start = random(text.length);
    return text.slice(0, start) + text.slice(start + 1 + random(8));
  },
  'lines swapped'(text, random) {
    const lines = text.split('\n');
    const one = random(lines.length);
    const other = random(lines.length);
    [lines[one], lines[other]] = [lines[other], lines[one]];
    return lines.join('\n');
  },
  'brackets dropped'(text, random) {
    const brackets = [...text.matchAll(/[()[\]{}]/g)].map((match) => match.index);
    const dropped = new Set(Array.from({ length: 1 + random(3) }, () => brackets[random(brackets.length)]));
    return [...dropped].sort((one, other) => other - one).reduce((rest, at) => rest.slice(0, at) + rest.slice(at + 1), text);
  },
  'cut short': (text, random) => text.slice(0, random(text.length)),
  'indentation changed'(text, random) {
    const lines = text.split('\n');
    const at = random(lines.length);
    lines[at] = random(2) === 0 ? `    ${lines[at]}` : (lines[at] ?? '').replace(/^ {1,4}/, '');
    return lines.join('\n');
  },
};

/**
 * Reads `count` seeded mutations of the Python of files; of notebooks, one cell is broken.
 * @param {import('./reader.mjs').Reader} reader
 * @param {{ path: string, text: string, kind: 'python' | 'notebook' }[]} files
 */
export async function mutate(reader, files, count, seed) {
  const random = randomFrom(seed);
  const kinds = Object.entries(mutationKinds);
  const found = [];
  for (let number = 0; number < count; number += 1) {
    const file = files[random(files.length)];
    const [kind, mutation] = kinds[random(kinds.length)];
    const text = file.kind === 'python' ? mutation(file.text, random) : mutateCell(file.text, mutation, random);
    let answer = await reader.read({ ...file, text });
    // Another program may have had the processor: what is slow has to be slow three times.
    for (let again = 0; again < 2 && answer.milliseconds > slow; again += 1) answer = await reader.read({ ...file, text });
    const crash = answer.crash ?? (answer.hang ? 'hang' : null);
    if (crash !== null || answer.milliseconds > slow) found.push({ number, kind, path: file.path, crash, milliseconds: answer.milliseconds, text });
  }
  return { count, found };
}

function mutateCell(/** @type {string} */ text, /** @type {Mutation} */ mutation, random) {
  const notebook = notebookOf(text);
  if (notebook === null) return mutation(text, random);
  const cells = notebook.cells.filter((cell) => cell.cell_type === 'code' && cell.source.length > 0);
  if (cells.length === 0) return text;
  const cell = cells[random(cells.length)];
  cell.source = mutation([cell.source].flat().join(''), random);
  return JSON.stringify(notebook);
}

/** Some notebooks of the corpus are not JSON; they are broken as text. */
function notebookOf(/** @type {string} */ text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How long a reading takes, beside the parse alone, which any reader has to wait for. */

const repetitions = 15;

/**
 * Medians over the Python files of 150 to 250 lines, each read warm: once after another file, and again after one
 * character is typed into it.
 * @param {import('./reader.mjs').Reader} reader
 * @param {{ path: string, text: string, kind: 'python' | 'notebook' }[]} files
 */
export async function measureTimes(reader, files) {
  const chosen = files.filter(({ kind, text }) => {
    const lines = text.split('\n').length;
    return kind === 'python' && lines >= 150 && lines <= 250;
  });
  const rows = [];
  for (const file of chosen) {
    /** @type {{ parse: number[], first: number[], again: number[] }} */
    const times = { parse: [], first: [], again: [] };
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      // A text that was never seen, so that no cache can answer for it.
      const text = `${file.text}\n# ${repetition}\n`;
      times.parse.push((await reader.read({ ...file, text, parseOnly: true })).milliseconds);
      times.first.push((await reader.read({ ...file, text })).milliseconds);
      const middle = text.indexOf('\n', text.length / 2);
      times.again.push((await reader.read({ ...file, text: `${text.slice(0, middle)} ${text.slice(middle)}` })).milliseconds);
    }
    rows.push({ path: file.path, parse: median(times.parse), first: median(times.first), again: median(times.again) });
  }
  return {
    files: rows.length,
    parse: median(rows.map(({ parse }) => parse)),
    first: median(rows.map(({ first }) => first)),
    again: median(rows.map(({ again }) => again)),
    firstToParse: median(rows.map(({ first, parse }) => first / parse)),
    againToParse: median(rows.map(({ again, parse }) => again / parse)),
    slowest: rows.sort((one, other) => other.first - one.first).slice(0, 3),
  };
}

function median(/** @type {number[]} */ numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

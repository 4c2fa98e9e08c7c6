/**
 * Measures the reader against real Keras on public code.
 *
 *     node test/corpus/compare.mjs --list ../shared/corpus.tsv --mirror ../.mirror --work /tmp/corpus-run
 *          [--python /opt/oracle/bin/python]   run the oracle, too (half an hour); without it, its earlier answers are used
 *          [--mutations 20000] [--seed 1]      how many broken files to read, for crashes and hangs
 *
 * What is compared is what `gradlens inspect FILE --json` prints. Writes test/corpus/score.md, and details to WORK/details.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { collect } from './corpus.mjs';
import { compareFile } from './match.mjs';
import { mutate } from './mutations.mjs';
import { kindOf, Reader } from './reader.mjs';
import { scoreTable } from './score.mjs';
import { measureTimes } from './times.mjs';

const { values: options } = parseArgs({
  options: {
    list: { type: 'string' },
    mirror: { type: 'string' },
    work: { type: 'string' },
    python: { type: 'string' },
    mutations: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const { list, mirror, work } = options;
if (list === undefined || mirror === undefined || work === undefined) throw new Error('--list, --mirror and --work are needed.');

const folder = resolve(work, 'files');
const { files, missing } = collect(list, mirror, folder);
const answers = resolve(work, 'truth');
if (options.python !== undefined) {
  const oracle = spawnSync('nice', ['-n', '10', options.python, join(import.meta.dirname, 'oracle.py'), answers], {
    cwd: folder,
    input: files.map(({ file }) => file).join('\n'),
    stdio: ['pipe', 'inherit', 'ignore'],
  });
  if (oracle.status !== 0) throw new Error(`The oracle ended with ${oracle.status ?? oracle.signal}.`);
  const judge = spawnSync(options.python, [join(import.meta.dirname, 'judge.py'), answers], {
    cwd: folder,
    input: files.map(({ file }) => file).join('\n'),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  if (judge.status !== 0) throw new Error(`judge.py ended with ${judge.status ?? judge.signal}.`);
}
const judgements = JSON.parse(readFileSync(join(answers, 'judged.json'), 'utf8'));

const reader = await Reader.start();
try {
  const readings = [];
  for (const { repository, file } of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const answer = await reader.read({ kind: 'inspect', path: join(folder, file) });
    readings.push({ repository, file, text, answer });
  }
  const compared = readings.map(({ repository, file, answer }) => {
    const path = join(answers, `${file.replaceAll('/', '+')}.json`);
    const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
    // Empty while the oracle is at work on the file.
    const truth = written === '' ? null : JSON.parse(written);
    return {
      repository,
      file,
      status: answer.status,
      milliseconds: answer.milliseconds,
      crash: answer.crash ?? (answer.hang ? 'hang' : null),
      results: truth === null ? null : compareFile(truth.models, answer.models ?? [], judgements[file] ?? []),
      failures: truth?.failures ?? [],
      unknowns: answer.unknowns ?? [],
    };
  });
  const texts = readings.map(({ file, text }) => ({ path: file, text, kind: kindOf(file) }));
  const mutations = await mutate(reader, texts, Number(options.mutations), Number(options.seed));
  const times = await measureTimes(reader, texts);
  writeFileSync(join(work, 'details.json'), JSON.stringify({ compared, mutations, times, missing }, null, 1));
  writeFileSync(join(import.meta.dirname, 'score.md'), scoreTable({ compared, mutations, times, missing, seed: options.seed }));
} finally {
  await reader.end();
}

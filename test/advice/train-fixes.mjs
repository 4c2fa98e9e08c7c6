/**
 * Trains files before and after each of their fixes, as `gradlens try` does: both for a few seconds, from the same seeds.
 * A fix must leave a program that still trains, to finite numbers, and not clearly worse than it was.
 *
 *     npm run build && node test/advice/train-fixes.mjs [--list ../shared/corpus.tsv --mirror /work/.mirror] [--most 300] [--seconds 2] [--cli dist/cli.cjs]
 *
 * The files are the examples of the rules, `samples/`, and of the list those that have fixes. What a file trains on is taken where
 * this machine has it; else it is noise, which says whether the program trains and not how well. Writes test/advice/train-fixes.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { collect } from '../corpus/corpus.mjs';
import { loadLinter } from './load.mjs';

const { values } = parseArgs({
  options: {
    list: { type: 'string' },
    mirror: { type: 'string' },
    most: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '2' },
    cli: { type: 'string', default: 'dist/cli.cjs' },
  },
});
const { list, mirror, most, seconds, cli } = values;

/** A trial that takes longer than this is given up. */
const longestTrial = 60_000;

const linter = await loadLinter();
const folder = mkdtempSync(join(tmpdir(), 'gradlens-train-fixes-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** @returns {{ name: string, path: string, content: string }[]} */
function files() {
  const examples = linter.fixableExamples().map(({ path, content }) => {
    writeFileSync(join(folder, path), content);
    return { name: path, path: join(folder, path), content };
  });
  const samples = readdirSync('samples').filter((path) => path.endsWith('.py')).map((path) => join('samples', path));
  const listed = list === undefined || mirror === undefined ? [] : collect(list, mirror, folder).files.map(({ file }) => join(folder, file));
  const onDisk = [...samples, ...listed].map((path) => ({ name: path.replace(`${folder}/`, ''), path, content: readFileSync(path, 'utf8') }));
  return [...examples, ...onDisk];
}

/** @typedef {{ losses: number[], metrics: Record<string, number> }} Side */
/** @typedef {{ verdict: { kind: string, metric?: string, written?: number, fixed?: number }, repetitions: { written: Side, fixed: Side }[] }} Trial */

/**
 * What comes of the fix of a rule in a file.
 * @param {string} path @param {string} rule @param {readonly string[]} data
 * @returns {{ trial: Trial | null, reason: string }}
 */
function tried(path, rule, data) {
  const command = [cli, 'try', path, '--fix', rule, '--seconds', seconds, '--json', '--no-download', ...data];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: longestTrial });
  if (status !== 0 && status !== 1) return { trial: null, reason: status === null ? 'takes too long' : (stderr.trim().split('\n').at(-1) ?? '') };
  return stdout.startsWith('{') ? { trial: JSON.parse(stdout), reason: '' } : { trial: null, reason: stderr.trim().split('\n').at(-1) ?? '' };
}

const isFinite = (/** @type {Side} */ { losses, metrics }) => [...losses, ...Object.values(metrics)].every(Number.isFinite);

/** @param {Trial} trial @param {boolean} isNoise */
function outcomeOf({ verdict, repetitions }, isNoise) {
  if (repetitions.some(({ written, fixed }) => isFinite(written) && !isFinite(fixed))) return 'no longer finite';
  if (repetitions.every(({ written, fixed }) => !isFinite(written) && isFinite(fixed))) return 'finite now';
  if (isNoise) return 'still trains';
  return { fixed: 'better', written: 'worse', unclear: 'no clear difference', incomparable: 'not comparable' }[verdict.kind] ?? verdict.kind;
}

const rows = [];
const untried = new Map();
const all = files();
const trained = all.filter(({ path, content }) => linter.lint(path, content).plan.steps.some(({ kind }) => kind === 'fit'));
for (const { name, path, content } of trained) {
  const rules = [...new Set(linter.fixEachAlone(path, content).map(({ rule }) => rule))];
  for (const rule of rules) {
    if (rows.length >= Number(most)) break;
    const own = tried(path, rule, []);
    const { trial, reason } = own.trial === null ? tried(path, rule, ['--data', 'noise']) : own;
    if (trial === null) {
      const said = reason.replaceAll(path, 'FILE').replaceAll(basename(path), 'FILE');
      untried.set(`${name} ${rule}`, said);
      continue;
    }
    const isNoise = own.trial === null;
    const { metric = '', written = Number.NaN, fixed = Number.NaN } = trial.verdict;
    rows.push({ name, rule, isNoise, outcome: outcomeOf(trial, isNoise), metric, written, fixed });
    process.stderr.write(`${name} ${rule}: ${rows.at(-1)?.outcome ?? ''}\n`);
  }
}

const outcomes = ['better', 'finite now', 'no clear difference', 'not comparable', 'still trains', 'worse', 'no longer finite'];
const ruleIds = [...new Set(rows.map(({ rule }) => rule))].sort();
const countOf = (/** @type {string} */ outcome, /** @type {string | null} */ rule) => rows.filter((row) => row.outcome === outcome && (rule === null || row.rule === rule)).length;
const bad = rows.filter(({ outcome }) => outcome === 'worse' || outcome === 'no longer finite');
const numberText = (/** @type {number} */ value) => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '');
const page = [
  '# Whether programs still train after their fixes',
  '',
  `Written by \`node test/advice/train-fixes.mjs\`; see there. ${rows.length} fixes in ${new Set(rows.map(({ name }) => name)).size} files, trained for ${seconds} seconds as written and with the fix, from the same seeds; ${untried.size} more could not be tried. Of ${all.length} files, ${all.length - trained.length} train nothing.`,
  '"Still trains": on noise, since this machine does not have the data.',
  '',
  `| rule | ${outcomes.join(' | ')} |`,
  `|---|${outcomes.map(() => '---').join('|')}|`,
  ...ruleIds.map((rule) => `| ${rule} | ${outcomes.map((outcome) => countOf(outcome, rule)).join(' | ')} |`),
  `| all | ${outcomes.map((outcome) => countOf(outcome, null)).join(' | ')} |`,
  ...(bad.length === 0 ? [] : ['', '| file | rule | outcome | metric | as written | with the fix |', '|---|---|---|---|---|---|']),
  ...bad.map(({ name, rule, outcome, metric, written, fixed }) => `| ${name} | ${rule} | ${outcome} | ${metric} | ${numberText(written)} | ${numberText(fixed)} |`),
  '',
].join('\n');
writeFileSync(join(import.meta.dirname, 'train-fixes.md'), page);
for (const [what, reason] of untried) process.stderr.write(`${what}: not tried: ${reason}\n`);
process.stdout.write(`${page.split('\n').slice(2).join('\n')}\n`);

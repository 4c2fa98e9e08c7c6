/**
 * Measures the advice on public programs with a known fault: does the buggy version get a finding of the right kind, and
 * is its mended version free of it?
 *
 *     node test/advice/labelled.mjs --list ../shared/bench-dev.tsv --mirror /work/.mirror [--show ID]
 *
 * The list is tab-separated with a heading: id, set, repository, buggy, fixed, fault, expected (kinds, with commas),
 * remains_on_fixed, judgeable (yes, maybe, no), label, note. The programs are read from git directories,
 * `MIRROR/<owner>+<name>/repo`; none is in this repository. Writes test/advice/labelled.md.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLinter } from './load.mjs';

const { values } = parseArgs({ options: { list: { type: 'string' }, mirror: { type: 'string' }, show: { type: 'string' } } });
const { list, mirror, show } = values;
if (list === undefined || mirror === undefined) throw new Error('Needed: --list FILE --mirror FOLDER');

/** The rules that a kind of fault is told by, where they are called otherwise. */
const rulesOfKind = /** @type {Readonly<Record<string, readonly string[]>>} */ ({
  'poor-weight-init': ['weights-of-fixed-scale', 'large-initial-weights', 'constant-kernel'],
  'saturating-hidden-activation': ['squashed-hidden-layers', 'saturating-hidden-activation'],
  'lr-invalid': ['learning-rate-invalid'],
  // One fault in other words: what a layer is given cannot be taken.
  'layer-shape-mismatch': ['layer-shape-mismatch', 'input-shape-mismatch', 'kernel-larger-than-input', 'merge-shape-mismatch'],
  'op-parameter-shape': ['op-parameter-shape', 'kernel-larger-than-input', 'layer-shape-mismatch', 'input-channel-order'],
  'input-shape-mismatch': ['input-shape-mismatch', 'layer-shape-mismatch', 'kernel-larger-than-input', 'input-channel-order'],
  'kernel-larger-than-input': ['kernel-larger-than-input', 'input-channel-order'],
  'input-channel-order': ['input-channel-order', 'kernel-larger-than-input'],
  'label-shape-mismatch': ['label-shape-mismatch', 'label-loss-mismatch', 'output-units-mismatch', 'missing-flatten'],
  'output-units-mismatch': ['output-units-mismatch', 'label-shape-mismatch', 'label-loss-mismatch'],
  'missing-flatten': ['missing-flatten', 'label-shape-mismatch'],
});

const linter = await loadLinter();
const [heading = '', ...rows] = readFileSync(list, 'utf8').trimEnd().split('\n');
const columns = heading.split('\t');
const programs = rows.map((row) => /** @type {Record<string, string>} */ (Object.fromEntries(row.split('\t').map((cell, index) => [columns[index], cell]))));

/** @param {string} repository @param {string} path */
function textOf(repository, path) {
  const git = ['--git-dir', join(/** @type {string} */ (mirror), repository.replace('/', '+'), 'repo'), 'show', `HEAD:${path}`];
  try {
    return execFileSync('git', git, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

/** The findings of some files taken together. @param {string} repository @param {string} paths */
function findingsIn(repository, paths) {
  return paths.split(/[;,]\s*/).filter((path) => /\.(py|ipynb)$/.test(path)).flatMap((path) => {
    const text = textOf(repository, path);
    return text === null ? [] : linter.lint(path, text).findings;
  });
}

/** @param {string} cell */
const kinds = (cell) => (cell ?? '').split(',').map((kind) => kind.trim()).filter((kind) => kind !== '');
/** @param {string} kind */
const rulesFor = (kind) => rulesOfKind[kind] ?? [kind];

const results = programs.map((program) => {
  const { id = '', repository = '', buggy = '', fixed = '', expected = '', remains_on_fixed: remains = '', judgeable = '' } = program;
  const wanted = kinds(expected);
  const before = findingsIn(repository, buggy);
  const after = findingsIn(repository, fixed);
  const names = new Set(before.map(({ name }) => name));
  const left = new Set(after.map(({ name }) => name));
  const found = wanted.filter((kind) => rulesFor(kind).some((rule) => names.has(rule)));
  // What the mended version is expected to keep does not count against it; nor do comments in brackets.
  const kept = new Set(kinds(remains).flatMap(rulesFor));
  const remaining = found.filter((kind) => rulesFor(kind).some((rule) => left.has(rule) && names.has(rule) && !kept.has(rule)));
  return { id, judgeable, wanted, found, remaining, before, after };
});

if (show !== undefined) {
  const one = results.find(({ id }) => id === show);
  process.stdout.write(`${JSON.stringify(one, (key, value) => (key === 'plan' ? undefined : value), 2)}\n`);
  process.exit(0);
}

const judged = results.filter(({ wanted, judgeable }) => wanted.length > 0 && judgeable !== 'no');
/** @param {typeof judged} some */
const line = (some) => {
  const hit = some.filter(({ found }) => found.length > 0);
  const clean = hit.filter(({ remaining }) => remaining.length === 0);
  const share = (/** @type {number} */ part, /** @type {number} */ whole) => (whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(0)} %)`);
  return `${some.length} | ${hit.length}${share(hit.length, some.length)} | ${clean.length}${share(clean.length, hit.length)}`;
};
const table = [
  '# How well the advice finds known faults',
  '',
  'Written by `node test/advice/labelled.mjs`; see there. **found**: the buggy program gets a finding of an expected kind; **mended**: of those,',
  'the corrected program is free of it.',
  '',
  '| to be judged from the source | programs | found | mended |',
  '|---|---|---|---|',
  `| yes | ${line(judged.filter(({ judgeable }) => judgeable === 'yes'))} |`,
  `| maybe | ${line(judged.filter(({ judgeable }) => judgeable === 'maybe'))} |`,
  `| all | ${line(judged)} |`,
  '',
  '| program | judgeable | expected | said of it | still said when mended |',
  '|---|---|---|---|---|',
  ...results.map(({ id, judgeable, wanted, found, before, remaining }) => {
    const said = [...new Set(before.filter(({ severity }) => severity !== 'hint').map(({ name, severity }) => `${name} (${severity})`))];
    return `| ${id} | ${judgeable} | ${wanted.map((kind) => (found.includes(kind) ? `**${kind}**` : kind)).join(', ')} | ${said.join(', ')} | ${remaining.join(', ')} |`;
  }),
  '',
].join('\n');
writeFileSync(join(import.meta.dirname, 'labelled.md'), table);
process.stdout.write(`${table.split('\n').slice(5, 11).join('\n')}\n`);

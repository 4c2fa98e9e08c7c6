/**
 * Measures how quiet the advice is on reputable public code: on how many of its models is there an error or a warning?
 *
 *     node --expose-gc test/advice/quiet.mjs --list ../shared/corpus.tsv --mirror /work/.mirror
 *
 * Every error and warning is listed for people to judge; what was judged is kept in test/advice/judged.tsv (file, line,
 * rule, `right` or `wrong`, why). Writes test/advice/quiet.md.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listed } from '../corpus/corpus.mjs';
import { loadLinter } from './load.mjs';

const { values } = parseArgs({ options: { list: { type: 'string' }, mirror: { type: 'string' } } });
const { list, mirror } = values;
if (list === undefined || mirror === undefined) throw new Error('Needed: --list FILE --mirror FOLDER');

const linter = await loadLinter();
const judgedFile = join(import.meta.dirname, 'judged.tsv');
const judged = new Map(
  (existsSync(judgedFile) ? readFileSync(judgedFile, 'utf8').trimEnd().split('\n').slice(1) : []).map((row) => {
    const [file = '', line = '', rule = '', verdict = '', why = ''] = row.split('\t');
    return [`${file}:${line}:${rule}`, { verdict, why }];
  }),
);

let files = 0;
let models = 0;
/** Microseconds of processor time: a busy machine does not change them much. */
let linting = 0;
let parsing = 0;
let greatestHeap = 0;
const counts = { hint: 0, information: 0, warning: 0, error: 0 };
const loud = [];
const loudModels = new Set();
for (const { repository, commit, path } of listed(list)) {
  let text;
  try {
    const git = ['--git-dir', join(mirror, repository.replace('/', '+'), 'repo'), 'show', `${commit}:${path}`];
    text = execFileSync('git', git, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    continue;
  }
  files += 1;
  const file = `${repository}/${path}`;
  let linted;
  const started = process.cpuUsage();
  try {
    linted = linter.lint(path, text);
  } catch (error) {
    process.stderr.write(`${file}: ${String(error)}\n`);
    continue;
  }
  const { user, system } = process.cpuUsage(started);
  linting += user + system;
  parsing += linter.parseAlone(path, text);
  if (files % 50 === 0) {
    globalThis.gc?.();
    greatestHeap = Math.max(greatestHeap, process.memoryUsage().heapUsed);
  }
  models += linted.models;
  for (const finding of linted.findings) {
    counts[finding.severity] += 1;
    if (finding.severity !== 'error' && finding.severity !== 'warning') continue;
    loud.push({ file, ...finding });
    loudModels.add(`${file}\0${finding.model}`);
  }
}

const right = loud.filter(({ file, line, rule }) => judged.get(`${file}:${line}:${rule}`)?.verdict === 'right').length;
const share = ((100 * loudModels.size) / models).toFixed(1);
const page = [
  '# How quiet the advice is on reputable code',
  '',
  `Written by \`node test/advice/quiet.mjs\`; see there. ${files} files, ${models} models.`,
  `Reading and advice: ${(files / (linting / 1e6)).toFixed(0)} files a second of processor time, ${(linting / parsing).toFixed(0)} times that of parsing alone; the heap never held more than ${(greatestHeap / 2 ** 20).toFixed(0)} MB${globalThis.gc === undefined ? '' : ' after collections'}.`,
  '',
  `Errors and warnings on **${loudModels.size} models (${share} %)**; ${loud.length} of them, of which ${right} are judged right.`,
  `Besides: ${counts.information} informations, ${counts.hint} hints.`,
  '',
  '| file | line | severity | rule | message | verdict | why |',
  '|---|---|---|---|---|---|---|',
  ...loud.map(({ file, line, severity, rule, name, message }) => {
    const { verdict = '', why = '' } = judged.get(`${file}:${line}:${rule}`) ?? {};
    return `| ${file} | ${line} | ${severity} | ${rule} ${name} | ${message.replaceAll('|', '\\|')} | ${verdict} | ${why} |`;
  }),
  '',
].join('\n');
writeFileSync(join(import.meta.dirname, 'quiet.md'), page);
process.stdout.write(`${page.split('\n').slice(2, 7).join('\n')}\n`);

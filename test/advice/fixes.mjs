/**
 * Applies fixes to copies of public code and looks at what becomes of it. All fixes of a file together: it must still be
 * Python, what was fixed must be gone, nothing but the edits may differ, and fixing again must change nothing. Each fix
 * alone: the same, and it must bring no new finding and be read as well as before.
 *
 *     node test/advice/fixes.mjs --list ../shared/corpus.tsv [--faulty ../shared/bench-dev.tsv] --mirror /work/.mirror --python /opt/oracle/bin/python
 *
 * The first list has repository, commit and path first; of the second, programs with known faults, which have more to be
 * fixed, the columns `repository` and `buggy` are read.
 * The judge of Python is Python itself (`ast.parse`), of a notebook `json` and its code cells. Files that are no Python before
 * (magics in a script, Python 2) are judged by their findings alone. Writes test/advice/fixes.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collect } from '../corpus/corpus.mjs';
import { loadLinter } from './load.mjs';

const { values } = parseArgs({
  options: { list: { type: 'string' }, faulty: { type: 'string' }, mirror: { type: 'string' }, python: { type: 'string', default: 'python3' } },
});
const { list, faulty: faultyList, mirror, python } = values;
if (list === undefined || mirror === undefined) throw new Error('Needed: --list FILE --mirror FOLDER');

/** Says of each text on standard input (a JSON list of path and content) whether Python can read it. */
const judge = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
def code(path, content):
    if not path.endswith(".ipynb"): return [content]
    cells = [cell for sheet in (json.loads(content).get("worksheets") or [json.loads(content)]) for cell in sheet["cells"] if cell["cell_type"] == "code"]
    texts = ["".join(cell.get("source", cell.get("input", ""))) for cell in cells]
    return ["\\n".join("pass" if line.lstrip()[:1] in "%!?" and line.strip() else line for line in text.split("\\n")) for text in texts]
def readable(path, content):
    try:
        for text in code(path, content): ast.parse(text.lstrip("\\ufeff"))
        return True
    except (SyntaxError, ValueError, KeyError): return False
print(json.dumps([readable(*each) for each in json.load(sys.stdin)]))
`;

/** @param {readonly (readonly [path: string, content: string])[]} texts */
function arePython(texts) {
  const { stdout, status, stderr } = spawnSync(python, ['-c', judge], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return /** @type {boolean[]} */ (JSON.parse(stdout));
}

/** The list of programs with known faults, as a list of files. @param {string} list */
function filesOf(list) {
  const [heading = '', ...rows] = readFileSync(list, 'utf8').trimEnd().split('\n');
  const [repository, buggy] = ['repository', 'buggy'].map((column) => heading.split('\t').indexOf(column));
  const files = rows.flatMap((row) => {
    const cells = row.split('\t');
    return (cells[buggy ?? 0] ?? '').split(/[;,]\s*/).filter((path) => /\.(py|ipynb)$/.test(path)).map((path) => [cells[repository ?? 0], 'HEAD', path].join('\t'));
  });
  const file = join(folder, 'faulty.tsv');
  writeFileSync(file, ['repository\tcommit\tpath', ...files].join('\n'));
  return file;
}

const linter = await loadLinter();
const folder = mkdtempSync(join(tmpdir(), 'gradlens-fixes-'));
const files = [list, ...(faultyList === undefined ? [] : [filesOf(faultyList)])].flatMap((each) => collect(each, mirror, folder).files);
const rows = [];
const alone = [];
const texts = [];
const textsAlone = [];
const byRule = new Map();
for (const { file } of files) {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  for (const one of linter.fixEachAlone(path, before)) {
    alone.push({ file, ...one });
    textsAlone.push([file, one.content]);
  }
  const fixed = linter.fix(path, before);
  if (fixed === null || fixed.applied.length === 0) continue;
  for (const rule of fixed.applied) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  const again = linter.fix(path, fixed.content);
  texts.push([file, before], [file, fixed.content]);
  rows.push({
    file,
    applied: fixed.applied.length,
    left: fixed.left,
    isSameAgain: again !== null && again.content === fixed.content,
    isOnlyEdited: fixed.isOnlyEdited,
    newErrors: fixed.newErrors,
  });
}
rmSync(folder, { recursive: true });
const readable = arePython(/** @type {[string, string][]} */ (texts));
const readableAlone = arePython(/** @type {[string, string][]} */ (textsAlone));
const wereReadable = new Map(texts.map(([file], index) => [file, readable[index - (index % 2)]]));
const faultyAlone = alone.flatMap((one, index) => {
  const isBroken = readableAlone[index] === false && wereReadable.get(one.file) !== false;
  return isBroken || !one.isGone || !one.isReadAsWell || one.isNew.length > 0 ? [{ ...one, isBroken }] : [];
});
const broken = rows.filter((_, index) => readable[2 * index] === true && readable[2 * index + 1] === false);
const judged = rows.filter((_, index) => readable[2 * index] === true).length;
const faulty = rows.filter((row, index) => broken.includes(row) || row.left > 0 || !row.isSameAgain || !row.isOnlyEdited || row.newErrors.length > 0 || readable[2 * index + 1] !== readable[2 * index]);
const sum = rows.reduce((all, { applied }) => all + applied, 0);
const page = [
  '# What fixes make of reputable code',
  '',
  'Written by `node test/advice/fixes.mjs`; see there.',
  '',
  `${files.length} files; ${sum} fixes in ${rows.length} of them, ${judged} of which Python reads before. After the fixes:`,
  '',
  `- ${broken.length} are no Python any more;`,
  `- ${rows.filter(({ left }) => left > 0).length} have findings left that have a fix;`,
  `- ${rows.filter(({ isOnlyEdited }) => !isOnlyEdited).length} differ beyond the edits;`,
  `- ${rows.filter(({ newErrors }) => newErrors.length > 0).length} have an error or a warning that they had not before;`,
  `- ${rows.filter(({ isSameAgain }) => !isSameAgain).length} are changed by fixing them again.`,
  '',
  `Each of ${alone.length} fixes alone:`,
  '',
  `- ${faultyAlone.filter(({ isBroken }) => isBroken).length} leave no Python;`,
  `- ${faultyAlone.filter(({ isGone }) => !isGone).length} leave their finding;`,
  `- ${faultyAlone.filter(({ isReadAsWell }) => !isReadAsWell).length} leave a file of which less is known, or other models;`,
  `- ${faultyAlone.filter(({ isNew }) => isNew.length > 0).length} bring findings that were not there.`,
  '',
  '| rule | fixes |',
  '|---|---|',
  ...[...byRule].sort(([one], [other]) => one.localeCompare(other)).map(([rule, count]) => `| ${rule} | ${count} |`),
  ...(faulty.length === 0 ? [] : ['', '| file | fixes | left | the same again | new |', '|---|---|---|---|---|']),
  ...faulty.map(({ file, applied, left, isSameAgain, newErrors }) => `| ${file} | ${applied} | ${left} | ${isSameAgain} | ${newErrors.join(', ')} |`),
  ...(faultyAlone.length === 0 ? [] : ['', 'Fixes alone to be looked at:', '', '| file | line | rule | Python | gone | read as well | new |', '|---|---|---|---|---|---|---|']),
  ...faultyAlone.map(({ file, line, rule, isBroken, isGone, isReadAsWell, isNew }) => `| ${file} | ${line} | ${rule} | ${!isBroken} | ${isGone} | ${isReadAsWell} | ${isNew.join(', ')} |`),
  '',
].join('\n');
writeFileSync(join(import.meta.dirname, 'fixes.md'), page);
process.stdout.write(`${page.split('\n').slice(4, 18).join('\n')}\n`);

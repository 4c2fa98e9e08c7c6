/**
 * Checks that imports only go down the floors of `scripts/floors.json`, that rooms are entered by their door, that the
 * two wings do not know each other, and that `vscode` is imported only where it may be.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');
const { floors, wings, vscode } = JSON.parse(readFileSync(join(root, 'scripts/floors.json'), 'utf8'));
const source = join(root, 'src');
/** @type {string[]} */
const problems = [];

/**
 * The room of a path relative to src: its first folder, or the file itself at the top.
 * @param {string} path
 */
const roomOf = (path) => path.split('/')[0];
/** @param {string | undefined} room */
const wingOf = (room) => Object.keys(wings).find((wing) => wings[wing].includes(room));

/**
 * Every module that a TypeScript file imports or re-exports.
 * @param {string} file
 */
function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => fileName);
}

/**
 * @param {string} path
 * @param {string} imported
 */
function check(path, imported) {
  const room = roomOf(path);
  if (imported === 'vscode') {
    if (!vscode.includes(room)) problems.push(`${path}: only ${vscode.join(', ')} may import vscode`);
    return;
  }
  if (!imported.startsWith('.')) return;
  const target = relative(source, resolve(source, dirname(path), imported)).replace(/\.js$/, '.ts');
  if (target.startsWith('..')) {
    problems.push(`${path}: imports ${imported}, which is outside src`);
    return;
  }
  const targetRoom = roomOf(target);
  if (targetRoom === room || room === 'extension.ts') return;
  const from = floors.indexOf(room);
  const to = floors.indexOf(targetRoom);
  if (from < 0 || to < 0) problems.push(`${path}: ${from < 0 ? room : targetRoom} is not a room of scripts/floors.json`);
  else if (to >= from) problems.push(`${path}: imports ${imported}, but ${targetRoom} stands above ${room}`);
  if (target !== `${targetRoom}/index.ts`) problems.push(`${path}: imports ${imported}; enter ${targetRoom} through its index.ts`);
  const wing = wingOf(room);
  const targetWing = wingOf(targetRoom);
  if (wing && targetWing && wing !== targetWing) problems.push(`${path}: the ${wing} wing may not know ${targetRoom} of the ${targetWing} wing`);
}

let files = 0;
for (const entry of readdirSync(source, { recursive: true })) {
  const path = String(entry).replaceAll('\\', '/');
  if (!path.endsWith('.ts')) continue;
  files += 1;
  for (const imported of importsOf(join(source, path))) check(path, imported);
}

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n${problems.length} imports break the floors of scripts/floors.json\n`);
  process.exit(1);
}
process.stdout.write(`Floors: ${files} files keep to them\n`);

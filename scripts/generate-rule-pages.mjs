/** Writes docs/rules/*.md from the rules themselves; with --check, says whether they are current instead. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadAdvice } from './lib/advice.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs/rules');

const { ruleFamilies, ruleIndex, rules, rulePage } = await loadAdvice();

await mkdir(folder, { recursive: true });
const stale = [];
const rulePages = rules.map((rule) => /** @type {const} */ ([`${rule.id}.md`, rulePage(rule)]));
const pages = [/** @type {const} */ (['README.md', ruleIndex(ruleFamilies)]), ...rulePages];
for (const [name, page] of pages) {
  const path = join(folder, name);
  const current = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (current === page) continue;
  stale.push(`docs/rules/${name}`);
  if (!process.argv.includes('--check')) await writeFile(path, page);
}

if (process.argv.includes('--check') && stale.length > 0) {
  process.stderr.write(`Not current: ${stale.join(', ')}. Run node scripts/generate-rule-pages.mjs\n`);
  process.exit(1);
}
process.stdout.write(`Rule pages: ${rules.length} rules, ${stale.length} ${process.argv.includes('--check') ? 'stale' : 'written'}\n`);

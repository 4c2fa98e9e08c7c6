/**
 * Writes l10n/bundle.l10n.json, the list of every text in the sources, and tells what the translations lack.
 * Run it after changing a text: `npm run l10n`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'l10n');

const sources = readdirSync(join(root, 'src'), { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.ts'))
  .sort();
const texts = await getL10nJson(sources.map((path) => ({ extension: '.ts', contents: readFileSync(join(root, 'src', path), 'utf8') })));
writeFileSync(join(folder, 'bundle.l10n.json'), `${JSON.stringify(texts, null, 2)}\n`);

for (const name of readdirSync(folder).filter((each) => /^bundle\.l10n\.\w+\.json$/.test(each))) {
  const translated = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const missing = Object.keys(texts).filter((text) => !(text in translated));
  const stale = Object.keys(translated).filter((text) => !(text in texts));
  process.stdout.write(`${name}: ${missing.length} missing, ${stale.length} no longer used\n`);
  for (const text of missing) process.stdout.write(`  missing: ${JSON.stringify(text)}\n`);
  for (const text of stale) process.stdout.write(`  stale: ${JSON.stringify(text)}\n`);
}

/** Writes the setting `gradlens.advice.rules` into package.json, with every rule and its title in both languages. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadAdvice } from './lib/advice.mjs';

const root = resolve(import.meta.dirname, '..');

/**
 * @param {string} path
 * @returns {Promise<Record<string, any>>}
 */
const readJson = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'));

/**
 * @param {string} path
 * @param {unknown} value
 */
const writeJson = (path, value) => writeFile(join(root, path), `${JSON.stringify(value, null, 2)}\n`);

const { rules, severities } = await loadAdvice();
const speaks = ['off', ...severities];

const manifest = await readJson('package.json');
const setting = manifest['contributes'].configuration.properties['gradlens.advice.rules'];
setting.properties = Object.fromEntries(rules.map(({ id }) => [id, { type: 'string', enum: speaks, markdownDescription: `%rule.${id}%` }]));
setting.patternProperties = { '^GL\\d{0,2}$': { type: 'string', enum: speaks, markdownDescription: '%setting.advice.rules.family%' } };
setting.additionalProperties = false;
await writeJson('package.json', manifest);

const texts = await readJson('l10n/bundle.l10n.ko.json');
for (const [path, translated] of /** @type {const} */ ([
  ['package.nls.json', (/** @type {string} */ title) => title],
  ['package.nls.ko.json', (/** @type {string} */ title) => texts[title] ?? title],
])) {
  const others = Object.entries(await readJson(path)).filter(([key]) => !key.startsWith('rule.'));
  await writeJson(path, Object.fromEntries([...others, ...rules.map((rule) => [`rule.${rule.id}`, translated(rule.title())])]));
}
process.stdout.write(`Rule settings: ${rules.length} rules\n`);

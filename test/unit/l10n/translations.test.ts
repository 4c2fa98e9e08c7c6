import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson, type l10nJsonFormat } from '@vscode/l10n-dev';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

function read(path: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;
}

function placeholders(text: string): string[] {
  return (text.match(/\{\d+\}/g) ?? []).sort();
}

/** What is in backticks: names and code, which are the same in every language. */
function codeIn(text: string): string[] {
  return [...new Set(text.match(/`[^`]+`/g) ?? [])].sort();
}

/** Every text in the sources, as VS Code's own tool finds them. */
async function textsOfSources(): Promise<l10nJsonFormat> {
  const paths = readdirSync(join(root, 'src'), { recursive: true }).map(String).filter((path) => path.endsWith('.ts')).sort();
  return getL10nJson(paths.map((path) => ({ extension: '.ts', contents: readFileSync(join(root, 'src', path), 'utf8') })));
}

describe('texts that people see', () => {
  it('are all listed in l10n/bundle.l10n.json (npm run l10n writes it)', async () => {
    const texts = await textsOfSources();
    expect(Object.keys(texts).length).toBeGreaterThan(50);
    expect(read('l10n/bundle.l10n.json')).toEqual(texts);
    // The tool parses every source: minutes on a very busy machine.
  }, 400_000);

  it('are all translated to Korean, with the same placeholders', () => {
    const korean = read('l10n/bundle.l10n.ko.json');
    const english = Object.keys(read('l10n/bundle.l10n.json'));
    expect(Object.keys(korean).sort()).toEqual([...english].sort());
    for (const text of english) {
      expect(placeholders(korean[text] ?? ''), text).toEqual(placeholders(text));
    }
  });

  it('have the same code in both languages', () => {
    const korean = { ...read('l10n/bundle.l10n.ko.json'), ...read('package.nls.ko.json') };
    const manifest = read('package.nls.json');
    for (const [text, translation] of Object.entries(korean)) {
      expect(codeIn(translation), text).toEqual(codeIn(manifest[text] ?? text));
    }
  });

  it('of the manifest are all translated to Korean', () => {
    expect(Object.keys(read('package.nls.ko.json')).sort()).toEqual(Object.keys(read('package.nls.json')).sort());
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const used = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
    expect([...new Set(used)].sort()).toEqual(Object.keys(read('package.nls.json')).sort());
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules, severities } from '../../../src/advice/index.js';

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, unknown>> } };
}

describe('the setting gradlens.advice.rules, which node scripts/generate-rule-settings.mjs writes', () => {
  const { contributes } = json('package.json') as Manifest;
  const speaks = ['off', ...severities];

  it('offers every rule with its title, families of rules, and nothing else', () => {
    expect(contributes.configuration.properties['gradlens.advice.rules']).toMatchObject({
      properties: Object.fromEntries(rules.map(({ id }) => [id, { type: 'string', enum: speaks, markdownDescription: `%rule.${id}%` }])),
      patternProperties: { '^GL\\d{0,2}$': { type: 'string', enum: speaks } },
      additionalProperties: false,
    });
  });

  it.each([
    ['package.nls.json', {}],
    ['package.nls.ko.json', json('l10n/bundle.l10n.ko.json') as Readonly<Record<string, string>>],
  ])('has the titles of %s', (path, texts) => {
    const titles = Object.entries(json(path) as Readonly<Record<string, string>>).filter(([key]) => key.startsWith('rule.'));
    expect(titles).toEqual(rules.map((rule) => [`rule.${rule.id}`, texts[rule.title()] ?? rule.title()]));
  });
});

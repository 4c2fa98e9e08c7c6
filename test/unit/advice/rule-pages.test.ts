import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleFamilies, ruleIndex, rulePage, rules } from '../../../src/advice/index.js';

const folder = new URL('../../../docs/rules/', import.meta.url);

describe('the pages of the rules', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('of %s is what node scripts/generate-rule-pages.mjs writes', (id, rule) => {
    expect(readFileSync(new URL(`${id}.md`, folder), 'utf8')).toBe(rulePage(rule));
  });

  it('are of families that share the first digit of their ids', () => {
    for (const [index, { rules: own }] of ruleFamilies.entries()) expect(own.every(({ id }) => id.startsWith(`GL${index + 1}`))).toBe(true);
  });

  it('are there for every rule, and for no other', () => {
    expect(readdirSync(folder).sort()).toEqual([...rules.map(({ id }) => `${id}.md`), 'README.md'].sort());
    expect(readFileSync(new URL('README.md', folder), 'utf8')).toBe(ruleIndex(ruleFamilies));
  });
});

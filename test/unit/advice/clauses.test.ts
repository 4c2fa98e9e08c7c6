import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rules } from '../../../src/advice/index.js';

it('names every rule at a clause that it covers, and no other rule', () => {
  const page = readFileSync(new URL('../../../docs/rule-clauses.md', import.meta.url), 'utf8');
  const named = new Set(page.match(/GL\d+/g));
  expect([...named].sort()).toEqual(rules.map(({ id }) => id).sort());
});

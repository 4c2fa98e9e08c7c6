import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleById } from '../../../src/advice/index.js';
import { symptoms } from '../../../src/symptoms/index.js';

const ids = symptoms.map(({ id }) => id);
const page = readFileSync(join(import.meta.dirname, '../../../docs/symptoms.md'), 'utf8');

describe('the catalogue of symptoms', () => {
  it('has each once', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(symptoms)('$id is complete, and its page is current', (symptom) => {
    expect(symptom.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(symptom.advice.filter(({ when }) => when === undefined)).not.toEqual([]);
    expect(symptom.sources.length).toBeGreaterThan(0);
    for (const text of [symptom.title(), symptom.meaning(), symptom.criterion, ...symptom.advice.map(({ text }) => text()), ...symptom.sources]) expect(page).toContain(text);
  });

  it.each(symptoms)('$id leads to rules that there are, and is explained by symptoms that there are', ({ rules, consequenceOf }) => {
    expect(rules.filter((rule) => ruleById(rule) === undefined)).toEqual([]);
    expect(consequenceOf.filter((symptom) => !ids.includes(symptom))).toEqual([]);
  });

  it('has no two that explain each other', () => {
    const explains = (cause: string, effect: string): boolean => symptoms.find(({ id }) => id === effect)?.consequenceOf.includes(cause) ?? false;
    expect(ids.flatMap((one) => ids.filter((other) => explains(one, other) && explains(other, one)))).toEqual([]);
  });
});

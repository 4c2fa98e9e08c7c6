import { describe, expect, it } from 'vitest';
import { applyEdits, rules } from '../../../src/advice/index.js';
import type { SourceRange } from '../../../src/spec/index.js';
import { adviseText } from './reading.js';

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  it('can be written into settings and reports', () => {
    expect(id).toMatch(/^GL\d{3}$/);
    expect(rule.name).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(rules.filter((other) => other.id === id || other.name === rule.name)).toEqual([rule]);
  });

  it('explains itself and names its sources', () => {
    expect(rule.title()).not.toBe('');
    expect(rule.explanation().length).toBeGreaterThan(0);
    expect(rule.sources.length).toBeGreaterThan(0);
    expect(rule.bad.length).toBeGreaterThan(0);
    expect(rule.good.length).toBeGreaterThan(0);
  });

  describe.each(rule.bad.map((example) => [example.title, example.code] as const))('on "%s"', (_, code) => {
    const before = adviseText(code);
    const own = before.findings.filter((finding) => finding.rule === id);

    it('speaks, about layers of the model or a call, and a part of the text', () => {
      expect(own.length).toBeGreaterThan(0);
      const known = new Set(before.plan.models.flatMap(({ layers }) => layers.map((layer) => layer.id)));
      for (const { layers, call, range, message, advice } of own) {
        expect(layers.length > 0 || call !== undefined).toBe(true);
        expect(layers.every((layer) => known.has(layer))).toBe(true);
        expect(range.end).toBeGreaterThan(range.start);
        expect(message).not.toBe('');
        expect(advice).not.toBe('');
      }
    });

    const fixable = own.flatMap((finding) => (finding.fix === undefined ? [] : [{ title: finding.fix.title, finding, edits: finding.fix.edits }]));

    it.each(fixable)('is silenced by its fix "$title", which leaves a readable file', ({ finding, edits }) => {
      const fixed = adviseText(applyEdits(code, edits));
      expect(fixed.syntaxErrors).toBe(before.syntaxErrors);
      const same = fixed.findings.filter(({ rule: other, message }) => other === id && message === finding.message);
      expect(same.length).toBeLessThan(own.filter(({ message }) => message === finding.message).length);
    });

    it.each(fixable)('has a fix "$title" that changes nothing of the plan but what its edits are in', ({ edits }) => {
      const fixed = adviseText(applyEdits(code, edits));
      const isEdited = ({ start, end }: SourceRange): boolean => edits.some(({ range }) => start <= range.start && range.end <= end);
      for (const [index, model] of before.plan.models.entries()) {
        const after = fixed.plan.models[index]?.layers.map(({ name, className, config }) => JSON.stringify({ name, className, config: withoutPlaces(config) })) ?? [];
        for (const { name, className, config, source } of model.layers) {
          if (!isEdited(source.range)) expect(after).toContain(JSON.stringify({ name, className, config: withoutPlaces(config) }));
        }
      }
      expect(fixed.plan.steps.length).toBe(before.plan.steps.length);
      for (const [index, step] of before.plan.steps.entries()) {
        if (!isEdited(step.range)) expect(withoutPlaces(fixed.plan.steps[index])).toEqual(withoutPlaces(step));
      }
    });

    it('has fixes that together silence what they are for, once and for all', () => {
      const once = applyEdits(code, fixable.flatMap(({ edits }) => edits));
      const left = adviseText(once).findings.filter((finding) => finding.rule === id);
      expect(left.length).toBeLessThanOrEqual(own.length - fixable.length);
      expect(applyEdits(once, left.flatMap(({ fix }) => fix?.edits ?? []))).toBe(once);
    });

    it('has fixes that bring no graver advice', () => {
      const fixed = adviseText(applyEdits(code, fixable.flatMap(({ edits }) => edits)));
      const known = new Set(before.findings.map(({ rule: other }) => other));
      expect(fixed.findings.filter(({ rule: other, severity }) => !known.has(other) && (severity === 'error' || severity === 'warning'))).toEqual([]);
    });
  });

  it('has a fix in one of its examples, if ever', () => {
    const fixes = rule.bad.flatMap(({ code }) => adviseText(code).findings).filter((finding) => finding.rule === id && finding.fix !== undefined);
    expect(fixes.length > 0).toBe(rule.isFixable);
  });

  it.each(rule.good.map((example) => [example.title, example.code] as const))('is silent on "%s"', (_, code) => {
    const { findings, plan } = adviseText(code);
    expect(plan.models.length).toBeGreaterThan(0);
    expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
  });
});

/** A part of a plan without the places in the text, which edits move. */
function withoutPlaces(part: unknown): unknown {
  return JSON.parse(JSON.stringify(part ?? null, (key, value: unknown) => (places.has(key) ? undefined : value)));
}

const places = new Set(['range', 'call', 'source', 'start', 'end', 'drawnAnew', 'validationDrawnAnew']);

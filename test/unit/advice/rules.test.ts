import { describe, expect, it } from 'vitest';
import { applyEdits, rules } from '../../../src/advice/index.js';
import { adviseText } from './reading.js';

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  it('can be written into settings and reports', () => {
    expect(id).toMatch(/^GL\d{3}$/);
    expect(rule.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
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

    it('speaks, about layers of the model and a part of the text', () => {
      expect(own.length).toBeGreaterThan(0);
      const known = new Set(before.plan.models.flatMap(({ layers }) => layers.map((layer) => layer.id)));
      for (const { layers, range, message, advice } of own) {
        expect(layers.length).toBeGreaterThan(0);
        expect(layers.every((layer) => known.has(layer))).toBe(true);
        expect(range.end).toBeGreaterThan(range.start);
        expect(message).not.toBe('');
        expect(advice).not.toBe('');
      }
    });

    it.each(own.map((finding, index) => [index, finding] as const))('has a fix (%i) that leaves a readable file without the finding', (_index, finding) => {
      const fixed = adviseText(applyEdits(code, finding.fix?.edits ?? []));
      expect(finding.fix).toBeDefined();
      expect(before.syntaxErrors).toBe(0);
      expect(fixed.syntaxErrors).toBe(0);
      const callsAtFault = (advised: typeof before): number => advised.findings.filter(({ rule: other }) => other === id).length;
      expect(callsAtFault(fixed)).toBeLessThan(callsAtFault(before));
    });

    it('has fixes that together silence it, and add no other finding', () => {
      const fixed = adviseText(applyEdits(code, own.flatMap(({ fix }) => fix?.edits ?? [])));
      expect(fixed.findings.filter((finding) => finding.rule === id)).toEqual([]);
      expect(fixed.findings.length).toBeLessThanOrEqual(before.findings.length - own.length);
    });

    it('has fixes that change nothing but the arguments in question', () => {
      const fixed = adviseText(applyEdits(code, own.flatMap(({ fix }) => fix?.edits ?? [])));
      expect(withoutAdvisedArguments(fixed.text)).toBe(withoutAdvisedArguments(code));
      expect(fixed.plan.models.map(outline)).toEqual(before.plan.models.map(outline));
    });
  });

  it.each(rule.good.map((example) => [example.title, example.code] as const))('is silent on "%s"', (_, code) => {
    const { findings, plan } = adviseText(code);
    expect(plan.models.length).toBeGreaterThan(0);
    expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
  });
});

/** The text without what fixes may add or change. */
function withoutAdvisedArguments(text: string): string {
  return text.replace(/,? *kernel_initializer=[^,)\n]+/g, '').replace(/(["'])(relu|sigmoid|tanh|hard_sigmoid|softsign)\1/g, 'ACTIVATION');
}

/** A model without what fixes may change. */
function outline({ layers }: ReturnType<typeof adviseText>['plan']['models'][number]): unknown {
  return layers.map(({ name, className, calls }) => ({ name, className, shapes: calls.map(({ outputShape }) => outputShape) }));
}

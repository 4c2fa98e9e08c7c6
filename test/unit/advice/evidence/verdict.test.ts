import { describe, expect, it } from 'vitest';
import { isHealthy, verdictOf } from '../../../../src/advice/index.js';
import { layerOf, probeOf } from './probes.js';

describe('the verdict on a probe', () => {
  it('is that gradients vanish where one is less than a thousandth of the output layer’s', () => {
    const verdict = verdictOf(probeOf([layerOf('a', { gradientNorm: 1.7e-12 }), layerOf('b', { gradientNorm: 0.1 }), layerOf('c', { gradientNorm: 1.6 })]));
    expect(verdict).toMatchObject({ kind: 'vanishing', layers: ['a', 'c'] });
    expect(verdict.message).toBe('Vanishing gradients: that of a is 1.7e-12, which is 1.1e-12 times that of c (1.6).');
  });

  it('is that gradients explode where one is more than a thousand times the output layer’s', () => {
    const verdict = verdictOf(probeOf([layerOf('a', { gradientNorm: 2e7 }), layerOf('b', { gradientNorm: 30 }), layerOf('c', { gradientNorm: 0.98 })]));
    expect(verdict).toMatchObject({ kind: 'exploding', layers: ['a', 'c'] });
    expect(verdict.message).toBe('Exploding gradients: that of a is 2e7, which is 2e7 times that of c (0.98).');
  });

  it('looks at the outputs where gradients are alike everywhere', () => {
    const spread = (last: number): string => verdictOf(probeOf([layerOf('a'), layerOf('b', { standardDeviation: last }), layerOf('c')])).kind;
    expect([spread(1e16), spread(50), spread(0.02), spread(1e-3)]).toEqual(['exploding', 'healthy', 'healthy', 'vanishing']);
  });

  it('does not judge the size of gradients as such, which is that of the targets', () => {
    expect(verdictOf(probeOf([layerOf('a', { gradientNorm: 3e9 }), layerOf('b', { gradientNorm: 5e9 })])).kind).toBe('healthy');
  });

  it('names the first layer that is not finite, before anything else', () => {
    const layers = [layerOf('a', { gradientNorm: Number.NaN }), layerOf('b', { isFinite: false, gradientNorm: Number.NaN })];
    expect(verdictOf(probeOf(layers, { firstNotFinite: 'b' }))).toMatchObject({ kind: 'exploding', layers: ['b'], message: expect.stringContaining('what comes out of b') as string });
    expect(verdictOf(probeOf([layerOf('a', { gradientNorm: Number.POSITIVE_INFINITY })])).message).toContain('the gradient of a');
  });

  it('says where no gradient arrives at all', () => {
    expect(verdictOf(probeOf([layerOf('a', { gradientNorm: 0 }), layerOf('b')]))).toMatchObject({ kind: 'vanishing', message: expect.stringContaining('no gradient reaches a') as string });
  });

  it('passes over a kernel on the way whose gradient is 0 by design', () => {
    expect(verdictOf(probeOf([layerOf('a'), layerOf('branch', { gradientNorm: 0 }), layerOf('c')])).kind).toBe('healthy');
  });

  it('compares kernels alone, and not tables or scales', () => {
    const table = layerOf('embedding', { hasKernel: false, gradientNorm: 1e-9 });
    expect(verdictOf(probeOf([table, layerOf('a'), layerOf('b')])).kind).toBe('healthy');
    expect(verdictOf(probeOf([table])).kind).toBe('unmeasured');
  });

  it('remarks on layers of which more than half is saturated or dead, though gradients get through', () => {
    const verdict = verdictOf(probeOf([layerOf('a', { saturated: 0.81 }), layerOf('b', { dead: 0.6 }), layerOf('c')]));
    expect(verdict.kind).toBe('healthy');
    expect(verdict.remarks).toEqual([
      'Saturated: 81 % of the outputs of a are near a bound of its activation.',
      'Dead: 60 % of the units of b are 0 for all samples.',
    ]);
    expect(isHealthy(verdict)).toBe(false);
    expect(verdictOf(probeOf([layerOf('a', { saturated: 0.81 }), layerOf('b', { saturated: 0.9 }), layerOf('c')])).remarks).toEqual([
      'Saturated: 81 % of the outputs of a are near a bound of its activation, and more than half in 2 layers in all.',
    ]);
  });

  it('does not remark on an output layer, or on half of one', () => {
    const verdict = verdictOf(probeOf([layerOf('a', { saturated: 0.5, dead: 0.5 }), layerOf('b', { saturated: 1, dead: 1 })]));
    expect(verdict.remarks).toEqual([]);
    expect(isHealthy(verdict)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { evidenceOf, layerText, probeBasis, withEvidence, type Finding } from '../../../../src/advice/index.js';
import { layerOf, probeOf } from './probes.js';

const finding = (rule: string, ...layers: readonly string[]): Finding => ({
  rule,
  severity: 'hint',
  message: 'Found.',
  advice: 'mend it',
  range: { source: 'model.py', start: 0, end: 1 },
  layers,
});

const net = [
  layerOf('dense', { gradientNorm: 3e-9, standardDeviation: 0.5, saturated: 0.9, dead: 0.75, unitSpread: 0 }),
  layerOf('dense_1', { gradientNorm: 0.1, standardDeviation: 0.005 }),
  layerOf('dense_2', { gradientNorm: 1 }),
];
const measured = 'Measured at initialization on 256 samples of the data.';

describe('the evidence of a finding', () => {
  it.each([
    ['GL101', 'At initialization the gradient of dense is 3e-9 times that of dense_2. The outputs of dense_1 spread 0.01 times as far as those of dense.'],
    ['GL102', 'At initialization the gradient of dense is 3e-9 times that of dense_2. The outputs of dense_1 spread 0.01 times as far as those of dense.'],
    ['GL103', 'At initialization the gradient of dense is 3e-9 times that of dense_2. 90 % of the outputs of dense are near a bound of its activation.'],
    ['GL107', 'At initialization the gradient of dense is 3e-9 times that of dense_2. 90 % of the outputs of dense are near a bound of its activation.'],
    ['GL111', 'All units of dense give the same for every sample.'],
    ['GL114', '75 % of the units of dense are 0 for all 256 samples.'],
  ])('of %s is what was measured of its layers', (rule, sentences) => {
    expect(evidenceOf(finding(rule, 'dense', 'dense_1'), probeOf(net))).toEqual({ message: `${sentences} ${measured}` });
  });

  it('of weights that are too large is how far their outputs spread', () => {
    expect(evidenceOf(finding('GL112', 'dense'), probeOf(net))?.message).toMatch(/^The outputs of dense have mean 0 and standard deviation 0\.5\. 90 %/);
  });

  it('says that it was measured on noise', () => {
    const result = probeOf(net, { data: { kind: 'noise', reason: 'The model is not compiled.' } });
    expect(evidenceOf(finding('GL111', 'dense'), result)?.message).toContain('Measured at initialization on 256 samples of noise.');
  });

  it('is not invented: there is none for other rules, other layers, or units that differ', () => {
    expect(evidenceOf(finding('GL201', 'dense'), probeOf(net))).toBeNull();
    expect(evidenceOf(finding('GL101', 'elsewhere'), probeOf(net))).toBeNull();
    expect(evidenceOf(finding('GL111', 'dense_1'), probeOf(net))).toBeNull();
    expect(evidenceOf(finding('GL101', 'dense_2'), probeOf(net))).toBeNull();
  });

  it('makes no finding graver', () => {
    const found = [finding('GL101', 'dense'), finding('GL601')];
    const [first, second] = withEvidence(found, probeOf(net));
    expect(first).toEqual({ ...found[0], evidence: { message: expect.any(String) as string } });
    expect(second).toBe(found[1]);
  });
});

describe('the text of a layer', () => {
  it('says what was measured, and passes over what is 0', () => {
    expect(layerText(layerOf('a', { gradientNorm: 1.08e-12, mean: 0.5, standardDeviation: 0.0123, saturated: 0.004, dead: 0 }))).toBe('gradient 1.1e-12 · outputs 0.5 ± 0.012 · <1 % saturated');
    expect(layerText(layerOf('a', { gradientNorm: null, isFinite: false, dead: 0.999 }))).toBe('outputs NaN or infinite · >99 % dead');
  });
});

describe('the basis of a probe', () => {
  it('says what the file does not give', () => {
    expect(probeBasis(probeOf(net))).toBe('At initialization, on 256 samples of the data; loss MeanSquaredError: 1.');
    const reason = 'The model is not compiled.';
    expect(probeBasis(probeOf(net, { data: { kind: 'noise', reason }, loss: { className: 'MeanSquaredError', value: 2.345, reason } }))).toBe(
      'At initialization, on 256 samples of noise with mean 0 and variance 1, not data (The model is not compiled); loss MeanSquaredError, chosen to suit the outputs (The model is not compiled): 2.3.',
    );
  });
});

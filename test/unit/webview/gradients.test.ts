import { describe, expect, it } from 'vitest';
import { dashboardTexts } from '../../../src/dashboard/texts.js';
import { Formatter, Texts } from '../../../webview/format/index.js';
import { gradientExtremes, gradientSentence, gradientStatement } from '../../../webview/gradients/index.js';

const layers = (...norms: readonly number[]) =>
  norms.map((norm, index) => ({ id: `layer-${index}`, name: index === 0 ? 'dense' : `dense_${index}`, norm }));
const sentence = (...norms: readonly number[]) =>
  gradientSentence(gradientStatement(layers(...norms)), new Texts(dashboardTexts()), new Formatter('en'));

describe('what the gradient norms say', () => {
  it('is nothing before the first step', () => {
    expect(sentence()).toBe('');
  });

  it('is how much less the first layer gets, where gradients vanish', () => {
    expect(sentence(3.4e-13, 1e-6, 0.2)).toBe('The first layer, dense, gets 1.7e-12 of the gradient of the last layer, dense_2.');
  });

  it('is how many times more the first layer gets, where gradients explode', () => {
    expect(sentence(2e7, 3e3, 2)).toBe('The first layer, dense, gets 1.0e+7 times the gradient of the last layer, dense_2.');
  });

  it('is that all layers get about the same, where they do', () => {
    expect(sentence(0.5, 0.4, 0.25)).toBe('The gradients of all layers lie within a factor of 2.0.');
  });

  it('names the layers in the middle when the ends are alike', () => {
    expect(sentence(1, 0.001, 1.5)).toBe('Layer dense_1 gets 6.7e-4 of the gradient of layer dense_2.');
  });

  it('names a layer without any gradient before all else', () => {
    expect(sentence(0, 0, 1)).toBe('Layer dense gets no gradient: its norm is exactly 0. Layers without a gradient: 2.');
  });

  it('names the first layer whose gradient is no number', () => {
    expect(sentence(1, Number.NaN, Number.POSITIVE_INFINITY)).toBe(
      'The gradient of layer dense_1 is no longer a finite number. Layers without a finite gradient: 2.',
    );
  });

  it('compares nothing when there is one layer', () => {
    expect(sentence(0.5)).toBe('The gradient of dense, the only layer with weights, has the norm 0.50.');
  });
});

describe('the extremes', () => {
  it('leave out what is not a number', () => {
    const extremes = gradientExtremes(layers(2, Number.NaN, 1));
    expect([extremes?.lowest.name, extremes?.highest.name]).toEqual(['dense_2', 'dense']);
    expect(gradientExtremes(layers(Number.NaN))).toBeUndefined();
  });
});

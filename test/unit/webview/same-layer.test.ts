import { describe, expect, it } from 'vitest';
import { ChosenLayer, sameLayer } from '../../../webview/compare/index.js';

const layers = (...names: string[]) => names.map((name) => ({ id: `id of ${name}`, name, className: classOf(name) }));

/** By the names that Keras gives. */
function classOf(name: string): string {
  if (name.startsWith('conv2d')) return 'Conv2D';
  if (name.startsWith('multi_head_attention')) return 'MultiHeadAttention';
  return 'Dense';
}

describe('the layer that stands for another one', () => {
  it('has the name that people gave it, wherever it is', () => {
    const [first, second] = [layers('stem', 'head'), layers('dense', 'head', 'stem')];
    expect(sameLayer(first[0]!, first, second)?.id).toBe('id of stem');
    expect(sameLayer(first[1]!, first, second)?.id).toBe('id of head');
    expect(sameLayer(first[1]!, first, layers('dense', 'dense_1'))).toBeUndefined();
  });

  it('is at the same place among those of its class where Keras named it, since its numbers count a whole program', () => {
    const first = layers('dense', 'dense_1', 'dense_2');
    const second = layers('conv2d', 'dense_2', 'dense_3');
    expect(first.map((layer) => sameLayer(layer, first, second)?.name)).toEqual(['dense_2', 'dense_3', undefined]);
    const attention = layers('multi_head_attention_7');
    expect(sameLayer(attention[0]!, attention, layers('dense', 'multi_head_attention'))?.name).toBe('multi_head_attention');
  });

  it('is not one that people named, where Keras named this one', () => {
    const first = layers('dense', 'dense_1');
    expect(first.map((layer) => sameLayer(layer, first, layers('stem', 'dense', 'head'))?.name)).toEqual(['dense', undefined]);
  });
});

it('the chosen layer is the first until another one is chosen, and for a run that has no such layer', () => {
  const chosen = new ChosenLayer();
  let told = 0;
  chosen.onChange(() => {
    told += 1;
  });
  expect(chosen.of(layers('dense', 'dense_1'))?.name).toBe('dense');
  chosen.choose('id of dense_1');
  expect([chosen.of(layers('dense', 'dense_1'))?.name, chosen.of(layers('stem'))?.name, chosen.of(layers()), told]).toEqual(['dense_1', 'stem', undefined, 1]);
});

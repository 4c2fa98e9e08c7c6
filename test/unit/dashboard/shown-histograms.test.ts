import { describe, expect, it } from 'vitest';
import { ShownHistograms } from '../../../src/dashboard/shown-histograms.js';
import type { ShownHistograms as Shown } from '../../../src/protocol/index.js';
import { HistogramStore } from '../../../src/runs/index.js';

const kernel = 'weights/dense/kernel';
const shown: Shown = { run: 'run-1', name: kernel, from: 0, to: null, rows: 10, bins: 4, scale: 'linear' };

/** The histograms of a run, and a page that shows them. */
function page() {
  const store = new HistogramStore();
  const histograms = new ShownHistograms((run) => (run === 'run-1' ? store : undefined));
  const add = (step: number, name = kernel): void => store.add(name, step, { limits: [0, 1], counts: [8], notFinite: 0 });
  return { histograms, add };
}

describe('What a page is told of histograms', () => {
  it('are the names when one is new, and nothing else before it asks', () => {
    const { histograms, add } = page();
    expect(histograms.changes('run-1')).toEqual([]);
    add(0);
    expect(histograms.changes('run-1')).toEqual([{ type: 'histogramNames', run: 'run-1', names: [kernel] }]);
    add(1);
    expect(histograms.changes('run-1')).toEqual([]);
  });

  it('are those that it shows, at once and when they changed', () => {
    const { histograms, add } = page();
    add(0);
    histograms.changes('run-1');
    const [answer] = histograms.show(shown);
    expect(answer).toMatchObject({ type: 'ridges', shown, limits: Float64Array.of(0, 0.25, 0.5, 0.75, 1), counts: Float32Array.of(2, 2, 2, 2), rows: [{ step: 0, count: 8 }] });
    expect(histograms.changes('run-1')).toEqual([]);
    add(1);
    expect(histograms.changes('run-1')).toMatchObject([{ type: 'ridges', rows: [{ step: 0 }, { step: 1 }] }]);
    expect(histograms.show(null)).toEqual([]);
    add(2);
    expect(histograms.changes('run-1')).toEqual([]);
  });

  it('is nothing of a run that the window does not hold', () => {
    const { histograms } = page();
    expect(histograms.show({ ...shown, run: 'run-2' })).toEqual([]);
    expect(histograms.changes('run-2')).toEqual([]);
  });
});

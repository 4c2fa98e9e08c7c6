import { describe, expect, it } from 'vitest';
import { ShownCharts } from '../../../src/dashboard/shown-charts.js';
import type { ShownChart } from '../../../src/protocol/index.js';
import { SeriesStore } from '../../../src/runs/index.js';

const chart = (change: Partial<ShownChart> = {}): ShownChart => ({
  id: 'loss',
  request: 1,
  series: [{ run: 'run', name: 'loss' }],
  from: 1,
  to: null,
  buckets: 50,
  smoothing: 0,
  ...change,
});

function shownWith(steps: number) {
  const store = new SeriesStore();
  const measure = (count: number, name = 'loss') => {
    const firstStep = Math.max(0, store.get(name)?.lastStep ?? 0) + 1;
    store.append({ firstStep, series: { [name]: new Float32Array(count).fill(1) } });
  };
  if (steps > 0) measure(steps);
  const shown = new ShownCharts((run) => (run === 'run' ? store : undefined));
  return { shown, measure };
}

describe('what a page is told of its charts', () => {
  it('is a chart in full when it is new or asked for anew, and nothing of those that stay as they are', () => {
    const { shown } = shownWith(100);
    expect(shown.show([chart(), chart({ id: 'other', request: 2 })]).map(({ chart: id, start, count }) => [id, start, count])).toEqual([['loss', 0, 50], ['other', 0, 50]]);
    expect(shown.show([chart(), chart({ id: 'other', request: 3, from: 51 })]).map(({ chart: id, first, width }) => [id, first, width])).toEqual([['other', 50, 1]]);
  });

  it('is the last bucket and the new ones while a run grows, and everything when buckets become wider', () => {
    const { shown, measure } = shownWith(30);
    shown.show([chart()]);
    measure(10);
    expect(shown.changes()).toMatchObject([{ width: 1, first: 0, start: 30, count: 10, lastStep: 40 }]);
    expect(shown.changes()).toEqual([]);
    measure(20);
    expect(shown.changes()).toMatchObject([{ width: 2, first: 0, start: 0, count: 30, lastStep: 60 }]);
    measure(1);
    expect(shown.changes()).toMatchObject([{ width: 2, start: 30, count: 1 }]);
    measure(1);
    expect(shown.changes()).toMatchObject([{ width: 2, start: 30, count: 1, lastStep: 62 }]);
  });

  it('is nothing new where the steps in view are over', () => {
    const { shown, measure } = shownWith(100);
    shown.show([chart({ from: 10, to: 40 })]);
    measure(10);
    expect(shown.changes()).toEqual([]);
  });

  it('is nothing of a chart that waits for its first value, and then all of it', () => {
    const { shown, measure } = shownWith(10);
    shown.show([chart({ id: 'ratio', series: [{ run: 'run', name: 'ratio' }] })]);
    measure(10);
    expect(shown.changes()).toEqual([]);
    measure(25, 'ratio');
    expect(shown.changes()).toMatchObject([{ chart: 'ratio', start: 0, count: 25, lengths: Float64Array.of(25) }]);
  });

  it('is what a shorter run adds beside a longer one, and a series that is behind the others', () => {
    const [long, short] = [new SeriesStore(), new SeriesStore()];
    long.append({ firstStep: 1, series: { loss: new Float32Array(40) } });
    short.append({ firstStep: 1, series: { loss: new Float32Array(10) } });
    const shown = new ShownCharts((run) => (run === 'long' ? long : short));
    shown.show([chart({ series: [{ run: 'long', name: 'loss' }, { run: 'short', name: 'loss' }] })]);
    short.append({ firstStep: 11, series: { loss: new Float32Array(5) } });
    expect(shown.changes()).toMatchObject([{ start: 10, count: 30, lastStep: 40, lengths: Float64Array.of(40, 15) }]);
    expect(shown.changes()).toEqual([]);
    long.append({ firstStep: 41, series: { loss: new Float32Array(1) } });
    expect(shown.changes()).toMatchObject([{ start: 40, count: 1, lastStep: 41 }]);
  });

  it('is nothing of a chart that is no longer shown', () => {
    const { shown, measure } = shownWith(10);
    shown.show([chart()]);
    shown.show([]);
    measure(10);
    expect(shown.changes()).toEqual([]);
  });

  it('is empty for a run that the window does not hold', () => {
    const { shown } = shownWith(10);
    expect(shown.show([chart({ series: [{ run: 'another', name: 'loss' }] })])).toMatchObject([{ count: 0, lastStep: 0, lengths: Float64Array.of(0) }]);
  });
});

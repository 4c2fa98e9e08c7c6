import { bucketFlag } from '../../src/protocol/index.js';
import { HeatMap, heatRange } from '../charts/index.js';
import { element, setText } from '../dom.js';
import { powerOfTen, type Formatter } from '../format/index.js';
import { notFiniteFlags, type ChartData } from '../series/index.js';
import type { ChartSection } from './chart-section.js';
import type { LayerQuantityChart } from './layer-quantities.js';
import { valueAxisWidth } from './metric-panel.js';
import type { PageParts, Scene } from './panel.js';

const mostLabels = 5;

/** A quantity of layers as a map, layers down and steps across: a band of vanishing or exploding gradients is seen at a glance. */
export class LayerMap {
  readonly root: HTMLElement;
  private readonly place = element('div', { class: 'chart heat', role: 'img', tabindex: '0' });
  private readonly ramp = element('div', { class: 'heat-ramp', 'aria-hidden': 'true' });
  private readonly labels = element('div', { class: 'heat-labels' });
  private readonly zero = swatch();
  private readonly notFinite = swatch();
  private readonly map: HeatMap;
  private rows: readonly number[] = [];
  private format: Formatter | undefined;

  /** @param point and choose get the place of a layer among those of the run. */
  constructor(
    parts: PageParts,
    frame: ChartSection,
    private readonly chart: LayerQuantityChart,
    point: (layer: number | undefined) => void,
    choose: (layer: number | undefined) => void,
  ) {
    this.map = new HeatMap(this.place, parts.viewport, {
      axisWidth: valueAxisWidth,
      onRow: (row) => point(row === undefined ? undefined : this.rows[row]),
      onChooseRow: (row) => choose(this.rows[row]),
    });
    const legend = element('div', { class: 'heat-legend' }, element('div', { class: 'heat-scale' }, this.ramp, this.labels), this.zero.root, this.notFinite.root);
    this.root = element('div', { class: 'heat-frame' }, this.place, legend);
    frame.legend.before(this.root);
    frame.readAloud(this.place);
  }

  /** Takes over words and colours. */
  reset({ texts, theme, format }: Scene): void {
    this.format = format;
    this.place.setAttribute('aria-label', this.chart.isGradient ? texts.get('heatMap') : texts.get('heatMapOf', texts.get(this.chart.title)));
    const stops = theme.heatStops.filter((_, index) => index % 15 === 0);
    this.ramp.style.background = `linear-gradient(to right, ${stops.join(', ')})`;
    setText(this.zero.label, texts.get('heatZero'));
    setText(this.notFinite.label, texts.get('heatNotFinite'));
    this.zero.mark.style.background = theme.warning;
    this.notFinite.mark.style.background = theme.error;
  }

  draw(data: ChartData, rows: readonly number[], { theme, axis }: Scene): void {
    this.rows = rows;
    const { scale, range: fixed, isGradient = false } = this.chart;
    const range = scale === 'log' ? heatRange(data, rows) : (fixed ?? [0, 1]);
    this.map.draw(data, rows, range, { scale, isSparse: !isGradient }, theme, axis);
    this.showLabels(range);
    this.zero.root.hidden = scale === 'linear' || !holds(data, rows, bucketFlag.zero, (flags) => (flags & (bucketFlag.zero | bucketFlag.values)) === bucketFlag.zero);
    this.notFinite.root.hidden = !holds(data, rows, notFiniteFlags, (flags) => (flags & notFiniteFlags) !== 0);
  }

  /** Writes powers of ten, or parts of a whole, below the ramp. */
  private showLabels([low, high]: readonly [number, number]): void {
    const isLog = this.chart.scale === 'log';
    const stride = isLog ? Math.ceil((high - low) / (mostLabels - 1)) : (high - low) / (mostLabels - 1);
    const values = Array.from({ length: Math.floor((high - low) / stride) + 1 }, (_, index) => low + index * stride);
    const wanted = JSON.stringify([low, high, values]);
    if (this.labels.dataset['shown'] === wanted) return;
    this.labels.dataset['shown'] = wanted;
    this.labels.replaceChildren(
      ...values.map((value) => {
        const label = element('span', {}, isLog ? powerOfTen(value) : (this.format?.percent(value) ?? ''));
        label.style.left = `${(100 * (value - low)) / (high - low)}%`;
        return label;
      }),
    );
  }

  /** Shows the steps of the viewport. */
  move(): void {
    this.map.paint();
  }

  /** Frames a layer, or none. */
  highlight(layer: number | undefined): void {
    const row = layer === undefined ? -1 : this.rows.indexOf(layer);
    this.map.highlight(row < 0 ? undefined : row);
  }
}

function holds(data: ChartData, rows: readonly number[], any: number, test: (flags: number) => boolean): boolean {
  if ((data.anyFlags & any) === 0) return false;
  return rows.some((series) => {
    for (let bucket = 0; bucket < data.count; bucket += 1) if (test(data.flags(series, bucket))) return true;
    return false;
  });
}

function swatch() {
  const mark = element('span', { class: 'heat-mark' });
  const label = element('span');
  return { root: element('div', { class: 'heat-swatch' }, mark, label), mark, label };
}

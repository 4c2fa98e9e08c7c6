import { bucketFlag } from '../../src/protocol/index.js';
import { HeatMap, heatRange } from '../charts/index.js';
import { element, setText } from '../dom.js';
import { powerOfTen } from '../format/index.js';
import { notFiniteFlags, type ChartData } from '../series/index.js';
import type { ChartSection } from './chart-section.js';
import { valueAxisWidth } from './metric-panel.js';
import type { PageParts, Scene } from './panel.js';

const mostLabels = 5;

/** The gradient norms as a map, layers down and steps across: a band of vanishing or exploding gradients is seen at a glance. */
export class GradientMap {
  private readonly place = element('div', { class: 'chart heat', role: 'img', tabindex: '0' });
  private readonly ramp = element('div', { class: 'heat-ramp', 'aria-hidden': 'true' });
  private readonly labels = element('div', { class: 'heat-labels' });
  private readonly zero = swatch();
  private readonly notFinite = swatch();
  private readonly map: HeatMap;
  private rows: readonly number[] = [];

  /** @param point and choose get the place of a layer among those of the run. */
  constructor(parts: PageParts, frame: ChartSection, point: (layer: number | undefined) => void, choose: (layer: number | undefined) => void) {
    this.map = new HeatMap(this.place, parts.viewport, {
      axisWidth: valueAxisWidth,
      onRow: (row) => point(row === undefined ? undefined : this.rows[row]),
      onChooseRow: (row) => choose(this.rows[row]),
    });
    const legend = element('div', { class: 'heat-legend' }, element('div', { class: 'heat-scale' }, this.ramp, this.labels), this.zero.root, this.notFinite.root);
    frame.legend.before(element('div', { class: 'heat-frame' }, this.place, legend));
    frame.readAloud(this.place);
  }

  /** Takes over words and colours. */
  reset({ texts, theme }: Scene): void {
    this.place.setAttribute('aria-label', texts.get('heatMap'));
    const stops = theme.heatStops.filter((_, index) => index % 15 === 0);
    this.ramp.style.background = `linear-gradient(to right, ${stops.join(', ')})`;
    setText(this.zero.label, texts.get('heatZero'));
    setText(this.notFinite.label, texts.get('heatNotFinite'));
    this.zero.mark.style.background = theme.warning;
    this.notFinite.mark.style.background = theme.error;
  }

  draw(data: ChartData, rows: readonly number[], { theme, axis }: Scene): void {
    this.rows = rows;
    const range = heatRange(data, rows);
    this.map.draw(data, rows, range, theme, axis);
    const stride = Math.ceil((range[1] - range[0]) / (mostLabels - 1));
    const exponents = Array.from({ length: Math.floor((range[1] - range[0]) / stride) + 1 }, (_, index) => range[0] + index * stride);
    const wanted = JSON.stringify([range, exponents]);
    if (this.labels.dataset['shown'] !== wanted) {
      this.labels.dataset['shown'] = wanted;
      this.labels.replaceChildren(
        ...exponents.map((exponent) => {
          const label = element('span', {}, powerOfTen(exponent));
          label.style.left = `${(100 * (exponent - range[0])) / (range[1] - range[0])}%`;
          return label;
        }),
      );
    }
    this.zero.root.hidden = !holds(data, rows, (flags) => (flags & (bucketFlag.zero | bucketFlag.values)) === bucketFlag.zero);
    this.notFinite.root.hidden = !holds(data, rows, (flags) => (flags & notFiniteFlags) !== 0);
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

function holds(data: ChartData, rows: readonly number[], test: (flags: number) => boolean): boolean {
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

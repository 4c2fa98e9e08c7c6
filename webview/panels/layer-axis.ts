import type { StepChartOptions } from '../charts/index.js';
import { decadeLabels, decadeRange } from '../charts/index.js';
import { powerOfTen } from '../format/index.js';
import type { LayerQuantityChart } from './layer-quantities.js';
import { valueAxisWidth } from './metric-panel.js';
import type { Scene } from './panel.js';

/** The axis of a quantity of layers: shares, or powers of ten with what is marked in sight. */
export function layerAxis({ scale, range, reference }: Pick<LayerQuantityChart, 'scale' | 'range' | 'reference'>, scene: () => Scene | undefined): StepChartOptions['valueAxis'] {
  if (scale === 'linear') {
    return {
      width: valueAxisWidth,
      range: (low: number | null, high: number | null): [number, number] => (range ? [...range] : [low ?? 0, high ?? 1]),
      format: (labels: readonly number[]) => labels.map((label) => scene()?.format.percent(label) ?? String(label)),
    };
  }
  const exponent = reference === undefined ? undefined : Math.log10(reference.value);
  return {
    width: valueAxisWidth,
    labels: decadeLabels,
    format: (exponents: readonly number[]) => exponents.map(powerOfTen),
    ...(exponent === undefined ? {} : { reference: exponent }),
    // What is marked is in sight, with some air around it.
    range: (low: number | null, high: number | null): [number, number] =>
      exponent === undefined ? decadeRange(low, high) : decadeRange(Math.min(low ?? exponent, exponent - 0.5), Math.max(high ?? exponent, exponent + 0.5)),
  };
}

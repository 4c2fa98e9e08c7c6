import type { DashboardTextKey } from '../../src/protocol/index.js';
import type { LayerQuantity, ValueScale } from '../series/index.js';

/** One chart with a line a layer. */
export interface LayerQuantityChart {
  /** Names the section. */
  readonly id: string;
  readonly quantity: LayerQuantity;
  /** Where it stands in a wide page: with the learning rate, or with the other charts of layers. */
  readonly column: 'speed' | 'layers';
  /** `weights`: the layers that have weights; `outputs`: those whose outputs are observed. */
  readonly layers: 'weights' | 'outputs';
  readonly scale: ValueScale;
  readonly title: DashboardTextKey;
  readonly hint: DashboardTextKey;
  /** Of the number of layers, and the layers with the smallest and the largest value. */
  readonly summary: DashboardTextKey;
  /** The title of the chart in which a layer of several runs is compared; left out where it is not. */
  readonly comparedTitle?: DashboardTextKey;
  /** A value that is marked, and what it means. */
  readonly reference?: { readonly value: number; readonly label: DashboardTextKey };
  /** Every value lies between these. */
  readonly range?: readonly [number, number];
  /** Shows also a map of layers and steps, and says in a sentence how the values are spread. */
  readonly isGradient?: true;
}

/** What the page shows of single layers, in the order of the page. */
export const layerCharts: readonly LayerQuantityChart[] = [
  {
    id: 'gradients',
    quantity: 'gradientNorm',
    column: 'layers',
    layers: 'weights',
    scale: 'log',
    title: 'gradients',
    hint: 'gradientsHint',
    summary: 'gradientsSummary',
    comparedTitle: 'comparedGradient',
    isGradient: true,
  },
  {
    id: 'updates',
    quantity: 'updateRatio',
    column: 'speed',
    layers: 'weights',
    scale: 'log',
    title: 'updates',
    hint: 'updatesHint',
    summary: 'updatesSummary',
    comparedTitle: 'comparedUpdate',
    // A. Karpathy, CS231n (2015), "Ratio of weights:updates".
    reference: { value: 1e-3, label: 'updatesReference' },
  },
  {
    id: 'activations',
    quantity: 'activationDeviation',
    column: 'layers',
    layers: 'outputs',
    scale: 'log',
    title: 'activations',
    hint: 'activationsHint',
    summary: 'activationsSummary',
    comparedTitle: 'comparedActivation',
  },
  {
    id: 'dead',
    quantity: 'deadUnits',
    column: 'layers',
    layers: 'outputs',
    scale: 'linear',
    title: 'dead',
    hint: 'deadHint',
    summary: 'deadSummary',
    range: [0, 1],
  },
];

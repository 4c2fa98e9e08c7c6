import * as l10n from '@vscode/l10n';
import { equalWeights } from '../advice/conditions.js';
import { kernelLayers, observed } from '../gradients/kernel-layers.js';
import { Lasting } from '../statistics/lasting.js';
import type { ObservationReading, Sign, Symptom, Watcher } from '../symptom.js';
import { scientific } from '../texts.js';
import type { WatchedLayer, WatchedRun } from '../watched-run.js';

/** Below this part of itself in a step, a layer stays where it is. */
const LEAST_UPDATE = 1e-7;
/** What the liveliest layer must do for the others to count as left behind. */
const LIVELY_UPDATE = 1e-5;
/** In how many observations in a row. */
const OBSERVATIONS = 3;
/** The first observed step that counts: what holds layers back is often seen sooner, and says more. */
const FIRST = 8;

/** Layers whose weights stay as they are while others learn. */
export const layersNotLearning: Symptom = {
  id: 'layers-not-learning',
  severity: 'warning',
  title: () => l10n.t('Layers that do not learn'),
  meaning: () => l10n.t('The weights of these layers hardly change while those of others do: they keep what chance gave them.'),
  advice: [
    { text: () => l10n.t('Start kernels with random weights: units that start equal stay equal.'), when: equalWeights },
    { text: () => l10n.t('Look at the layers behind them: zero weights, dead units or saturated ones let no gradient through.') },
    { text: () => l10n.t('Where the layers were frozen on purpose, trainable=False says so and saves the time.') },
  ],
  rules: ['GL111', 'GL103', 'GL114', 'GL503'],
  criterion: `A step changes the weights of a layer by less than ${LEAST_UPDATE} of their norm, while it changes those of another one by more than ${LIVELY_UPDATE}, in ${OBSERVATIONS} observations in a row from step ${FIRST} on.`,
  sources: ['Karpathy (2015), CS231n notes, Neural networks part 3: ratio of weights and updates'],
  consequenceOf: ['not-finite', 'vanishing-gradients', 'exploding-gradients', 'dying-relu', 'saturated-units', 'learning-rate-too-high'],
  watch: (run) => (kernelLayers(run).length < 2 ? null : new NotLearning(run)),
};

class NotLearning implements Watcher {
  private readonly layers: readonly { readonly layer: WatchedLayer; readonly lasting: Lasting; ratio: number }[];

  constructor(run: WatchedRun) {
    this.layers = kernelLayers(run).map(({ layer }) => ({ layer, lasting: new Lasting(OBSERVATIONS), ratio: NaN }));
  }

  observation({ step, count, values }: ObservationReading): void {
    if (count < FIRST) return;
    for (const one of this.layers) one.ratio = observed(values, 'updateRatio', one.layer) ?? NaN;
    const lively = Math.max(...this.layers.map(({ ratio }) => (Number.isNaN(ratio) ? 0 : ratio)));
    for (const { lasting, ratio } of this.layers) lasting.add(step, lively > LIVELY_UPDATE && ratio < LEAST_UPDATE);
  }

  sign(): Sign | null {
    const still = this.layers.filter(({ lasting }) => lasting.lasts);
    const [first] = still;
    if (first === undefined) return null;
    return {
      since: Math.min(...still.map(({ lasting }) => lasting.since)),
      layers: still.map(({ layer }) => layer.id),
      evidence: { ratio: first.ratio, threshold: LEAST_UPDATE },
      message: () => l10n.t('A step changes the weights of "{0}" by {1} of their size; {2} of {3} layers stay as they are.', first.layer.name, scientific(first.ratio), still.length, this.layers.length),
    };
  }
}

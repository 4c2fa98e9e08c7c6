import * as l10n from '@vscode/l10n';
import { activateByRectifiers, drawByFanIn, normalize } from '../advice/remedies.js';
import { Lasting } from '../statistics/lasting.js';
import type { ObservationReading, Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';
import { kernelLayers, observed } from './kernel-layers.js';

/** How much of the largest gradient the first layer's must keep. */
const LEAST_SHARE = 1e-3;
/** How much of the spread behind the first hidden layer must be left behind the last one. */
const LEAST_SPREAD = 1e-3;
/** For so many steps in a row, or observations. */
const STEPS = 8;
const OBSERVATIONS = 3;
/** In fewer layers a ratio says little. */
const LAYERS = 4;

/** Gradients, or signals, that fade on their way through the layers. */
export const vanishingGradients: Symptom = {
  id: 'vanishing-gradients',
  severity: 'warning',
  title: () => l10n.t('Vanishing gradients'),
  meaning: () => l10n.t('On their way back from the loss the gradients become smaller with every layer, so the first layers hardly learn, however long the run is.'),
  advice: [
    activateByRectifiers,
    ...drawByFanIn,
    ...normalize,
    { text: () => l10n.t('Make the net shallower, or let the signal skip layers, as residual nets do.') },
  ],
  rules: ['GL103', 'GL101', 'GL104', 'GL102', 'GL108'],
  criterion: `The norm of the gradient of one of the first layers is below ${LEAST_SHARE} of the largest one, but not 0, for ${STEPS} steps in a row; or the standard deviation of the outputs falls below ${LEAST_SPREAD} of what it is behind the first hidden layer, in ${OBSERVATIONS} observations in a row. Of nets with at least ${LAYERS} layers that are trained.`,
  sources: [
    'Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks',
    'Zhang, Zhai, Ma, Shen and Guo (2021), AUTOTRAINER, ICSE',
  ],
  consequenceOf: ['not-finite', 'exploding-gradients', 'saturated-units'],
  watch: (run) => (kernelLayers(run).length < LAYERS ? null : new Vanishing(run)),
};

class Vanishing implements Watcher {
  private readonly layers;
  private readonly backward = new Lasting(STEPS, 4 * STEPS);
  private readonly forward = new Lasting(OBSERVATIONS);
  private share = NaN;
  private spread = NaN;
  private faint: readonly string[] = [];

  constructor(run: WatchedRun) {
    this.layers = kernelLayers(run);
  }

  step({ step, gradientNorms }: StepReading): void {
    let largest = 0;
    for (const { place } of this.layers) largest = Math.max(largest, gradientNorms[place] ?? 0);
    const first = gradientNorms[this.layers[0]?.place ?? 0] ?? NaN;
    const share = first / largest;
    if (share < LEAST_SHARE) {
      this.share = share;
      this.faint = this.layers.filter(({ place }) => (gradientNorms[place] ?? 0) < LEAST_SHARE * largest).map(({ layer }) => layer.id);
    }
    // Where nothing gets a gradient, nothing vanishes on the way; and one of exactly 0 is cut off, by dead units or zero weights.
    this.backward.add(step, first > 0 && share < LEAST_SHARE);
  }

  observation({ step, values }: ObservationReading): void {
    const hidden = this.layers.filter(({ layer }) => !layer.isOutput).flatMap(({ layer }) => observed(values, 'activationDeviation', layer) ?? []);
    const spread = (hidden.at(-1) ?? NaN) / (hidden[0] ?? NaN);
    const isFaint = spread > 0 && spread < LEAST_SPREAD;
    if (isFaint) this.spread = spread;
    this.forward.add(step, isFaint);
  }

  sign(): Sign | null {
    if (this.backward.lasts) {
      const [first] = this.layers;
      return {
        since: this.backward.since,
        layers: this.faint,
        evidence: { share: this.share, threshold: LEAST_SHARE },
        message: () => l10n.t('The gradient of "{0}" is {1} of the largest one; {2} layers get less than a thousandth of it.', first?.layer.name ?? '', scientific(this.share), this.faint.length),
      };
    }
    if (!this.forward.lasts) return null;
    return {
      since: this.forward.since,
      layers: this.layers.filter(({ layer }) => !layer.isOutput).map(({ layer }) => layer.id),
      evidence: { spread: this.spread, threshold: LEAST_SPREAD },
      message: () => l10n.t('Behind the last hidden layer the outputs vary {0} times as much as behind the first: hardly anything of the data is left.', scientific(this.spread)),
    };
  }
}

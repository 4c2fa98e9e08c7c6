import * as l10n from '@vscode/l10n';
import { clipGradients, drawByFanIn, lowerRate, normalize } from '../advice/remedies.js';
import { Lasting } from '../statistics/lasting.js';
import { median } from '../statistics/median.js';
import type { ObservationReading, Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';
import { kernelLayers, observed } from './kernel-layers.js';

/** By how much a gradient may grow on its way back, and a signal on its way forward. */
const MOST_GROWTH = 1e3;
/** For so many steps in a row, or observations. */
const STEPS = 2;
const OBSERVATIONS = 2;
/** In fewer layers a ratio says little. */
const LAYERS = 4;
/** By how much the whole gradient may exceed what it was in the steps before. */
const MOST_JUMP = 100;
/** How many steps are remembered for that. */
const MEMORY = 64;
/** By how much it must exceed what it was in the first of them: near a solution gradients are tiny, and a hundred times that is little. */
const LEAST_JUMP = 10;
/** For how many steps in a row. */
const JUMPS = 4;

/** Gradients, or signals, that grow on their way through the layers, or from one step to the next. */
export const explodingGradients: Symptom = {
  id: 'exploding-gradients',
  severity: 'warning',
  title: () => l10n.t('Exploding gradients'),
  meaning: () => l10n.t('Gradients or signals become larger with every layer or step, so each update throws the weights about, and sooner or later numbers overflow.'),
  advice: [
    ...drawByFanIn,
    clipGradients,
    lowerRate,
    ...normalize,
  ],
  rules: ['GL112', 'GL104', 'GL501', 'GL602'],
  criterion: `The norm of the gradient of the first layer is more than ${MOST_GROWTH} times that of the last one for ${STEPS} steps in a row; or the standard deviation of the outputs grows by more than that from the first hidden layer to the last, in ${OBSERVATIONS} observations in a row, in nets with at least ${LAYERS} trained layers; or the norm of the whole gradient is more than ${MOST_JUMP} times the median of the last ${MEMORY} steps, and ${LEAST_JUMP} times that of the first, for ${JUMPS} steps in a row.`,
  sources: [
    'Pascanu, Mikolov and Bengio (2013), On the difficulty of training recurrent neural networks',
    'Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks',
  ],
  consequenceOf: ['not-finite'],
  watch: (run) => new Exploding(run),
};

class Exploding implements Watcher {
  private readonly layers;
  private readonly backward = new Lasting(STEPS, 16 * STEPS);
  private readonly forward = new Lasting(OBSERVATIONS);
  private readonly jump = new Lasting(JUMPS, 8 * JUMPS);
  private readonly before: number[] = [];
  private usual = NaN;
  private atFirst = NaN;
  private growth = NaN;
  private spread = NaN;
  private excess = NaN;

  constructor(run: WatchedRun) {
    this.layers = kernelLayers(run);
  }

  step({ step, gradientNorms }: StepReading): void {
    this.lookBack(step, gradientNorms);
    let squares = 0;
    for (const norm of gradientNorms) squares += Number.isNaN(norm) ? 0 : norm * norm;
    const whole = Math.sqrt(squares);
    const isJump = whole > MOST_JUMP * this.usual && whole > LEAST_JUMP * this.atFirst;
    if (isJump) this.excess = whole / this.usual;
    this.jump.add(step, isJump);
    // What is out of the usual does not make it usual.
    if (isJump) return;
    this.before.push(whole);
    if (this.before.length > 2 * MEMORY) this.before.splice(0, MEMORY);
    if (this.before.length % MEMORY !== 0) return;
    this.usual = median(this.before.slice(-MEMORY));
    if (Number.isNaN(this.atFirst)) this.atFirst = this.usual;
  }

  private lookBack(step: number, gradientNorms: Float64Array): void {
    const [first, last] = [this.layers[0], this.layers.at(-1)];
    if (first === undefined || last === undefined || this.layers.length < LAYERS) return;
    const growth = (gradientNorms[first.place] ?? NaN) / (gradientNorms[last.place] ?? NaN);
    const isLarge = growth > MOST_GROWTH && Number.isFinite(growth);
    if (isLarge) this.growth = growth;
    this.backward.add(step, isLarge);
  }

  observation({ step, values }: ObservationReading): void {
    if (this.layers.length < LAYERS) return;
    const hidden = this.layers.filter(({ layer }) => !layer.isOutput).flatMap(({ layer }) => observed(values, 'activationDeviation', layer) ?? []);
    const spread = (hidden.at(-1) ?? NaN) / (hidden[0] ?? NaN);
    const isLarge = spread > MOST_GROWTH && Number.isFinite(spread);
    if (isLarge) this.spread = spread;
    this.forward.add(step, isLarge);
  }

  sign(): Sign | null {
    const [first, last] = [this.layers[0]?.layer, this.layers.at(-1)?.layer];
    if (this.backward.lasts && first !== undefined && last !== undefined) {
      return {
        since: this.backward.since,
        layers: [first.id],
        evidence: { growth: this.growth, threshold: MOST_GROWTH },
        message: () => l10n.t('The gradient of "{0}" is {1} times that of "{2}".', first.name, scientific(this.growth), last.name),
      };
    }
    if (this.forward.lasts) {
      return {
        since: this.forward.since,
        layers: this.layers.filter(({ layer }) => !layer.isOutput).map(({ layer }) => layer.id),
        evidence: { spread: this.spread, threshold: MOST_GROWTH },
        message: () => l10n.t('Behind the last hidden layer the outputs vary {0} times as much as behind the first.', scientific(this.spread)),
      };
    }
    if (!this.jump.lasts) return null;
    return {
      since: this.jump.since,
      layers: [],
      evidence: { excess: this.excess, threshold: MOST_JUMP },
      message: () => l10n.t('The gradient is {0} times as large as it was in the steps before.', scientific(this.excess)),
    };
  }
}

import * as l10n from '@vscode/l10n';
import { batchesNormalizable } from '../advice/conditions.js';
import { drawByFanIn, scaleSamples } from '../advice/remedies.js';
import { Lasting } from '../statistics/lasting.js';
import { WorstLoss } from '../statistics/worst-loss.js';
import type { ObservationReading, Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { percent } from '../texts.js';
import type { WatchedLayer, WatchedRun } from '../watched-run.js';

/** How many of a layer's outputs may be within 1 % of a bound. */
const MOST_SATURATED = 0.5;
/** Where all losses are below this part of the first, units that saturate have learned to say yes or no, as those of a code do. */
const LEARNED = 0.5;
/** In how many observations in a row. */
const OBSERVATIONS = 2;

/** Units of sigmoid or tanh that are at a bound, where their slope is almost 0. */
export const saturatedUnits: Symptom = {
  id: 'saturated-units',
  severity: 'warning',
  title: () => l10n.t('Saturated units'),
  meaning: () => l10n.t('Sigmoid and tanh are flat at their ends: units that are driven there pass on hardly any gradient and change hardly at all.'),
  advice: [
    scaleSamples,
    ...drawByFanIn,
    { text: () => l10n.t('Lower the learning rate where the units saturate only while training.') },
    { text: () => l10n.t('Put BatchNormalization in front of the activation, or use ReLU with he_normal weights.'), when: batchesNormalizable },
  ],
  rules: ['GL104', 'GL112', 'GL801', 'GL110', 'GL103'],
  criterion: `More than ${100 * MOST_SATURATED} % of the outputs of a hidden layer of sigmoid or tanh units are beyond 99 % of the way to a bound, in ${OBSERVATIONS} observations in a row, while not every loss between them is below ${100 * LEARNED} % of the first.`,
  sources: ['Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks', 'LeCun, Bottou, Orr and Müller (1998), Efficient BackProp'],
  consequenceOf: ['not-finite'],
  watch: (run) => new Saturated(run),
};

class Saturated implements Watcher {
  private readonly losses = new WorstLoss();
  private readonly hidden: readonly { readonly layer: WatchedLayer; readonly lasting: Lasting; share: number }[];

  constructor(run: WatchedRun) {
    this.hidden = run.layers.filter(({ isOutput }) => !isOutput).map((layer) => ({ layer, lasting: new Lasting(OBSERVATIONS), share: 0 }));
  }

  step(reading: StepReading): void {
    this.losses.add(reading);
  }

  observation({ step, values }: ObservationReading): void {
    const hasLearned = this.losses.take() < LEARNED;
    for (const one of this.hidden) {
      const share = values[`activationSaturated/${one.layer.id}`];
      if (share === undefined) continue;
      one.share = share;
      one.lasting.add(step, share > MOST_SATURATED && (one.lasting.lasts || !hasLearned));
    }
  }

  sign(): Sign | null {
    const saturated = this.hidden.filter(({ lasting }) => lasting.lasts);
    const [first, ...others] = saturated;
    if (first === undefined) return null;
    const words = (): string => l10n.t('{0} of the outputs of "{1}" are within 1 % of a bound.', percent(first.share), first.layer.name);
    return {
      since: Math.min(...saturated.map(({ lasting }) => lasting.since)),
      layers: saturated.map(({ layer }) => layer.id),
      evidence: { share: first.share, threshold: MOST_SATURATED },
      message: () => (others.length === 0 ? words() : `${words()} ${l10n.t('It is so in {0} layers.', saturated.length)}`),
    };
  }
}

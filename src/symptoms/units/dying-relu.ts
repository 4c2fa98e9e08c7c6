import * as l10n from '@vscode/l10n';
import { shutBiases } from '../advice/conditions.js';
import { drawByFanIn, scaleSamples } from '../advice/remedies.js';
import { SILENT_BATCHES } from '../../nn/index.js';
import type { ObservationReading, Sign, Symptom, Watcher } from '../symptom.js';
import { percent } from '../texts.js';
import type { WatchedLayer, WatchedRun } from '../watched-run.js';

/** How many of a layer's units may be dead: of narrow layers half of them are in runs that go well. */
const MOST_DEAD = 0.65;
/** In how many observations in a row it must be more: some layers wake up again in the first steps. */
const OBSERVATIONS = 2;

/** ReLU units that are 0 whatever comes in, and can never learn again. */
export const dyingRelu: Symptom = {
  id: 'dying-relu',
  severity: 'warning',
  title: () => l10n.t('Dying ReLU units'),
  meaning: () => l10n.t('A unit whose sum is negative for every sample gives out 0 and gets no gradient, so it stays dead; the layer works as if it had fewer units.'),
  advice: [
    { text: () => l10n.t('Start biases at 0: these start so far below that the units are shut.'), when: shutBiases },
    { text: () => l10n.t('Lower the learning rate: most often one large step has pushed the units below 0.') },
    ...drawByFanIn,
    scaleSamples,
    { text: () => l10n.t('Use a leaky ReLU, ELU or SELU, which let a gradient through below 0.') },
  ],
  rules: ['GL114', 'GL602', 'GL801', 'GL111', 'GL112'],
  criterion: `More than ${100 * MOST_DEAD} % of a layer's units are 0 for all samples, at all places, of the last ${SILENT_BATCHES} observed batches, in ${OBSERVATIONS} observations in a row.`,
  sources: ['Lu, Shin, Su and Karniadakis (2020), Dying ReLU and initialization: theory and numerical examples', 'Maas, Hannun and Ng (2013), Rectifier nonlinearities improve neural network acoustic models'],
  consequenceOf: ['not-finite'],
  watch: (run) => new DyingRelu(run),
};

interface Dead {
  readonly layer: WatchedLayer;
  readonly share: number;
}

class DyingRelu implements Watcher {
  private readonly seen = new Map<string, { times: number; since: number }>();
  private dead: readonly Dead[] = [];

  constructor(private readonly run: WatchedRun) {}

  observation({ step, values }: ObservationReading): void {
    const dead: Dead[] = [];
    for (const layer of this.run.layers) {
      const share = values[`deadUnits/${layer.id}`] ?? 0;
      if (share <= MOST_DEAD) {
        this.seen.delete(layer.id);
        continue;
      }
      const { times, since } = this.seen.get(layer.id) ?? { times: 0, since: step };
      this.seen.set(layer.id, { times: times + 1, since });
      if (times + 1 >= OBSERVATIONS) dead.push({ layer, share });
    }
    this.dead = dead;
  }

  sign(): Sign | null {
    const [first, ...others] = this.dead;
    if (first === undefined) return null;
    const words = (): string => l10n.t('{0} of the units of "{1}" were 0 for every sample of the last {2} batches that were looked at.', percent(first.share), first.layer.name, SILENT_BATCHES);
    return {
      since: Math.min(...this.dead.map(({ layer }) => this.seen.get(layer.id)?.since ?? Infinity)),
      layers: this.dead.map(({ layer }) => layer.id),
      evidence: { share: first.share, threshold: MOST_DEAD },
      message: () => (others.length === 0 ? words() : `${words()} ${l10n.t('It is so in {0} layers.', this.dead.length)}`),
    };
  }
}

import * as l10n from '@vscode/l10n';
import { setImmediate } from 'node:timers/promises';
import type { TrialRepetition, TrialRequest, TrialResult } from '../../protocol/index.js';
import { stepsOfEpoch, stepsOfEpochs } from '../loop/epoch-order.js';
import { curveOf, stretchEnds } from './curve.js';
import { TrialEvaluation } from './evaluation.js';
import { engineFor, prepareFit, type PreparedFit, type TrialSurroundings } from './prepared-fit.js';
import { TrainingProgram, type ShortTraining } from './short-training.js';
import { verdictOf } from './verdict.js';

/** As many seeds as are tried, where there is time. */
const mostRepetitions = 5;

/** The first seed takes this share of the time, so that some more fit in. */
const shareOfFirst = 0.2;

/** How long one of the two trains before it is the other's turn, in milliseconds. */
const turn = 100;

/** A model with all that is needed to train and to judge it. */
interface Contestant {
  readonly prepared: PreparedFit;
  readonly training: TrainingProgram;
  readonly evaluation: TrialEvaluation;
}

/**
 * "Try the fix": trains a model as it is written and with a fix, from the same seed and on the same batches, by turns and
 * for the same number of steps, and again with other seeds while there is time. Nothing is kept of it.
 * @returns null where it is asked to stop.
 * @throws NotTrainableError or DataError where one of them cannot be trained.
 */
export async function runTrial(request: TrialRequest, surroundings: TrialSurroundings): Promise<TrialResult | null> {
  const begin = performance.now();
  const { seed, seconds } = request;
  const engine = await engineFor(request, surroundings);
  const contestants: Contestant[] = [];
  try {
    const both: PreparedFit[] = [];
    for (const planned of [request, request.fixed]) {
      const prepared = await prepareFit(planned, request, engine, surroundings);
      if (prepared === null) return null;
      both.push(prepared);
    }
    // A fix that keeps data aside is not judged by it: what is written has none, and numbers of other data are no comparison.
    const evaluatedOn = both.every(({ samples }) => samples.validation !== null) ? 'validation' : 'training';
    for (const prepared of both) {
      contestants.push({ prepared, training: await TrainingProgram.compile(prepared), evaluation: await TrialEvaluation.compile(prepared, evaluatedOn) });
    }
    const [written, fixed] = contestants;
    if (written === undefined || fixed === undefined) return null;
    const whole = Math.min(wholeFit(written.prepared), wholeFit(fixed.prepared));
    const trial = new Trial(written, fixed, surroundings, seconds);
    const runs = await trial.run(seed, whole);
    if (runs === null) return null;
    const { repetitions, steps } = runs;
    return {
      model: written.prepared.fit.model.variable ?? written.prepared.fit.model.name,
      engine: engine.name,
      steps: stretchEnds(steps),
      stepsPerEpoch: epochOf(written.prepared),
      isWholeFit: steps === whole,
      evaluatedOn,
      repetitions,
      verdict: verdictOf(written.prepared.fit, fixed.prepared.fit, repetitions),
      ...(written.prepared.isNoise && { isNoise: true as const }),
      leftOut: leftOutOf(written.prepared, fixed.prepared),
      seconds: (performance.now() - begin) / 1000,
    };
  } finally {
    await Promise.all(contestants.flatMap(({ training, evaluation }) => [training.dispose(), evaluation.dispose()]));
  }
}

/** Trains two contestants by turns. */
class Trial {
  private readonly begin = performance.now();

  constructor(
    private readonly written: Contestant,
    private readonly fixed: Contestant,
    private readonly surroundings: TrialSurroundings,
    private readonly seconds: number,
  ) {}

  /** @param whole As many steps as the file asks for. @returns null where it is asked to stop. */
  async run(seed: number, whole: number): Promise<{ readonly repetitions: TrialRepetition[]; readonly steps: number } | null> {
    const repetitions: TrialRepetition[] = [];
    let steps = whole;
    let longest = 0;
    while (repetitions.length < mostRepetitions) {
      const begun = this.elapsed;
      // What has been begun is no use half done.
      if (repetitions.length > 0 && begun + longest > this.seconds) break;
      const own = seed + repetitions.length;
      const trained = await this.train(own, steps, repetitions.length === 0 ? shareOfFirst * this.seconds : Number.POSITIVE_INFINITY);
      if (trained === null) return null;
      steps = trained.written.losses.length;
      const ends = stretchEnds(steps);
      const judged = async ({ evaluation }: Contestant, { losses, state }: ShortTraining): Promise<TrialRepetition['written']> => ({ losses: curveOf(losses, ends), metrics: await evaluation.of(state, own) });
      repetitions.push({ seed: own, written: await judged(this.written, trained.written), fixed: await judged(this.fixed, trained.fixed) });
      longest = Math.max(longest, this.elapsed - begun);
    }
    return { repetitions, steps };
  }

  /** In seconds, since the first step could begin. */
  private get elapsed(): number {
    return (performance.now() - this.begin) / 1000;
  }

  /** Trains both for a number of steps, or fewer where a time is over; both for the same number. */
  private async train(seed: number, steps: number, seconds: number): Promise<{ readonly written: ShortTraining; readonly fixed: ShortTraining } | null> {
    const { control, tell } = this.surroundings;
    const begun = this.elapsed;
    const begin = ({ training, prepared: { rates } }: Contestant): ShortTraining => training.begin(seed, (step) => rates.at(step));
    const [written, fixed] = [begin(this.written), begin(this.fixed)];
    let done = 0;
    let next = 1;
    do {
      await setImmediate();
      if (!control.mayGoOn()) return null;
      const times = [await written.advance(next), await fixed.advance(next)];
      done += next;
      tell({ type: 'preparing', message: l10n.t('Seed {0}, step {1}', seed, done), fraction: Math.min(1, this.elapsed / this.seconds) });
      const fitting = Math.floor((turn * next) / Math.max(...times, 1e-3));
      // The first step of a program is slower than the others, so turns grow little by little.
      next = Math.min(Math.max(1, Math.min(fitting, 4 * next)), steps - done);
    } while (done < steps && this.elapsed - begun < seconds);
    return { written, fixed };
  }
}

function wholeFit({ fit: { batchSize, stepsPerEpoch, epochs }, samples: { train } }: PreparedFit): number {
  return stepsOfEpochs({ samples: train.count, batchSize, stepsPerEpoch }, epochs);
}

function epochOf({ fit: { batchSize, stepsPerEpoch }, samples: { train } }: PreparedFit): number {
  return stepsOfEpoch({ samples: train.count, batchSize, stepsPerEpoch });
}

function leftOutOf(written: PreparedFit, fixed: PreparedFit): string[] {
  const hasCallbacks = [written, fixed].some(({ fit }) => fit.callbacks.length > 0);
  return [...new Set([...(hasCallbacks ? [l10n.t('A trial runs no callbacks.')] : []), ...written.leftOut, ...fixed.leftOut])];
}

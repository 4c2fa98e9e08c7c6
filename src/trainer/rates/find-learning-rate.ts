import * as l10n from '@vscode/l10n';
import { setImmediate } from 'node:timers/promises';
import { NotTrainableError } from '../../nn/index.js';
import type { FindLearningRateRequest, LearningRateResult, RateSweep } from '../../protocol/index.js';
import { isConfigObject, isUnknown, type CompileStep } from '../../spec/index.js';
import { engineFor, prepareFit, type TrialSurroundings } from '../trial/prepared-fit.js';
import { TrainingProgram } from '../trial/short-training.js';
import { planSweeps } from './plan-sweeps.js';
import { suggestRate } from './suggest.js';
import { greatestRate, sweep, sweptRate } from './sweep.js';

/**
 * Finds a learning rate by short trainings, each with a rate that rises from step to step (Smith 2017, section 3.3). Every
 * one begins with a copy of the weights that the fit begins with (drawn by a seed of its own, where nothing has trained
 * them before) and an optimizer of its own; nothing is kept of them.
 * @returns null where it is asked to stop.
 * @throws NotTrainableError or DataError where the fit cannot be trained, or not even one sweep fits into the time.
 */
export async function findLearningRate(request: FindLearningRateRequest, surroundings: TrialSurroundings): Promise<LearningRateResult | null> {
  const begin = performance.now();
  const { control, tell } = surroundings;
  const { plan, fitStep, seed, seconds } = request;
  const engine = await engineFor(request, surroundings);
  const prepared = await prepareFit({ plan, fitStep }, request, engine, surroundings);
  if (prepared === null) return null;
  const { fit } = prepared;
  const program = await TrainingProgram.compile(prepared);
  const mayGoOn = async (): Promise<boolean> => {
    await setImmediate();
    return control.mayGoOn();
  };
  try {
    const { sweeps: wanted, steps } = planSweeps(await stepTime(program, seed), seconds);
    const deadline = performance.now() + seconds * 1000;
    const sweeps: RateSweep[] = [];
    while (sweeps.length < wanted && (sweeps.length === 0 || performance.now() < deadline)) {
      tell({ type: 'preparing', message: l10n.t('Sweep {0} of {1}', sweeps.length + 1, wanted), fraction: sweeps.length / wanted });
      const done = await sweep(program.begin(seed + sweeps.length, (step) => sweptRate(step, steps)), steps, mayGoOn);
      if (done === null) return null;
      sweeps.push(done);
    }
    return {
      model: fit.model.variable ?? fit.model.name,
      engine: engine.name,
      seed,
      optimizer: isUnknown(fit.compile.optimizer) ? '' : fit.compile.optimizer.className,
      current: currentRate(fit.compile),
      batchSize: program.batchSize,
      sweeps,
      suggestion: suggestRate(sweeps, greatestRate),
      ...(prepared.isNoise && { isNoise: true as const }),
      seconds: (performance.now() - begin) / 1000,
    };
  } finally {
    await program.dispose();
  }
}

/** How long a step takes, in milliseconds; the first one of a program takes longer. */
async function stepTime(program: TrainingProgram, seed: number): Promise<number> {
  const training = program.begin(seed, () => 0);
  await training.advance(1);
  return training.advance(1);
}

function currentRate({ optimizer }: CompileStep): number | string | null {
  if (isUnknown(optimizer)) throw new NotTrainableError(l10n.t('The optimizer is not known: {0}', optimizer.reason));
  const rate = optimizer.config['learning_rate'];
  if (typeof rate === 'number') return rate;
  return isConfigObject(rate) ? rate.className : null;
}

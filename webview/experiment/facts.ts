import type { DashboardExperiment } from '../../src/protocol/index.js';
import type { Language } from './language.js';

/** What was trained for an experiment, how often, and for how long. */
export function experimentFacts(experiment: DashboardExperiment, { texts, format }: Language): string {
  const { model, engine, seconds } = experiment.result;
  const common = [engine, format.duration(Math.max(1, seconds))];
  if (experiment.kind === 'learningRate') {
    const { sweeps, batchSize } = experiment.result;
    return texts.get('experimentRateFacts', model, String(sweeps.length), String(batchSize), ...common);
  }
  const { repetitions, steps } = experiment.result;
  return texts.get('experimentTrialFacts', model, String(repetitions.length), format.count(steps.at(-1) ?? 0), ...common);
}

import type { DashboardExperiment, LearningRateResult, TrialResult } from '../../src/protocol/index.js';
import type { Language } from './language.js';
import { meanLosses, sides } from './trial-plot.js';

/** The values of a chart: each row begins with what it is of. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** So many rows stand for all, evenly spread, the first and the last with them. */
const mostRows = 13;

/** The values behind the chart of an experiment. */
export function experimentTable(experiment: DashboardExperiment, language: Language): Table {
  return experiment.kind === 'learningRate' ? sweepTable(experiment.result, language) : trialTable(experiment.result, language);
}

function sweepTable({ sweeps }: LearningRateResult, language: Language): Table {
  const { texts, format } = language;
  const longest = sweeps.reduce<readonly number[]>((rates, sweep) => (sweep.rates.length > rates.length ? sweep.rates : rates), []);
  return {
    columns: [texts.get('experimentRateAxis'), ...sweeps.map((_, index) => texts.get('experimentSweepNumber', String(index + 1)))],
    rows: spread(longest).map((index) => [format.magnitude(longest[index] ?? Number.NaN), ...sweeps.map(({ losses }) => numberAt(losses, index, language))]),
  };
}

function trialTable({ steps, repetitions }: TrialResult, language: Language): Table {
  const { texts, format } = language;
  const means = sides.map((side) => meanLosses({ steps, repetitions }, side));
  return {
    columns: [texts.get('step'), texts.get('experimentAsWritten'), texts.get('experimentFixed')],
    rows: spread(steps).map((index) => [format.count(steps[index] ?? 0), ...means.map((losses) => numberAt(losses, index, language))]),
  };
}

function numberAt(values: readonly number[], index: number, { format }: Language): string {
  const value = values[index];
  return value === undefined ? '' : format.metric(value);
}

function spread(values: readonly unknown[]): number[] {
  const count = Math.min(mostRows, values.length);
  return Array.from({ length: count }, (_, row) => (count === 1 ? 0 : Math.round((row * (values.length - 1)) / (count - 1))));
}

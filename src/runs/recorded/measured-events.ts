import type { TrainerEvent, TrainerEventOf } from '../../protocol/index.js';
import type { SeriesStore } from '../series/store.js';
import { elapsedSeries } from '../logs/log-reader.js';
import { openRecordedRun } from './recorded-run.js';

/** So many steps are told at once. */
const stepsPerFrame = 1000;

/** Which steps are told. */
export interface MeasuredSteps {
  readonly from: number;
  readonly to: number;
  /** How many of the events that the directory keeps count. */
  readonly told: number;
}

/**
 * What a run measured at some of its steps, told once more as its trainer did: the telemetry, and the ends of the epochs.
 * Errors of the disk are passed on.
 * @throws RunRecordError where the directory has no record that can be read.
 */
export async function* measuredEvents(directory: string, { from, to, told: most }: MeasuredSteps): AsyncGenerator<TrainerEvent> {
  const { log, told } = await openRecordedRun(directory, most);
  await log.readOn();
  const epochs = told.filter((event): event is TrainerEventOf<'epoch'> => event.type === 'epoch' && event.step >= from && event.step <= to);
  const lost = told.find((event): event is TrainerEventOf<'telemetry'> => event.type === 'telemetry' && event.firstStep >= from);
  let first = from;
  while (first <= to) {
    const ending = epochs.find(({ step }) => step >= first);
    const last = Math.min(first + stepsPerFrame - 1, ending?.step ?? to, to);
    const isLostHere = lost !== undefined && lost.firstStep + lost.steps - 1 <= last && lost.firstStep + lost.steps - 1 >= first;
    yield { ...frameOf(log.series, first, last), ...(isLostHere && { notFinite: lost.notFinite }) };
    if (ending?.step === last) yield ending;
    first = last + 1;
  }
}

function frameOf(store: SeriesStore, first: number, last: number): TrainerEventOf<'telemetry'> {
  const steps = last - first + 1;
  const series: Record<string, Float32Array<ArrayBuffer>> = {};
  const observations = new Map<number, Record<string, number>>();
  // The time is of who reads it, and no trainer's.
  for (const name of store.names.filter((each) => each !== elapsedSeries)) {
    const points = store.get(name)?.points(first, last + 1) ?? [];
    if (isObserved(name)) {
      for (const [step, value] of points) observations.set(step, { ...observations.get(step), [name]: value });
    } else {
      const values = new Float32Array(steps).fill(Number.NaN);
      for (const [step, value] of points) values[step - first] = value;
      series[name] = values;
    }
  }
  const observed = [...observations].map(([step, values]) => ({ step, values })).sort((one, other) => one.step - other.step);
  return { type: 'telemetry', firstStep: first, steps, series, observations: observed };
}

/** Whether something is measured now and then, and not at every step: see the telemetry. */
function isObserved(name: string): boolean {
  return name === 'predictedShare' || name === 'labelledShare' || (name.includes('/') && !name.startsWith('gradientNorm/'));
}

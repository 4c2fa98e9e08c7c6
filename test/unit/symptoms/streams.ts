import { SymptomWatch, symptoms, watchedRun, type RunParts, type WatchedRun } from '../../../src/symptoms/index.js';
import type { TrainerEvent, TrainerEventOf } from '../../../src/protocol/index.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';

type Telemetry = TrainerEventOf<'telemetry'>;
type SymptomEvent = TrainerEventOf<'symptom'>;

/** Six layers of sigmoid units and an output: deep enough for gradients to vanish. */
export const deep: readonly Call[] = [...Array.from({ length: 6 }, (): Call => ['Dense', { units: 8, activation: 'sigmoid' }]), ['Dense', { units: 10, activation: 'softmax' }]];

/** Two ReLU layers and an output. */
export const shallow: readonly Call[] = [['Dense', { units: 8, activation: 'relu' }], ['Dense', { units: 8, activation: 'relu' }], ['Dense', { units: 10, activation: 'softmax' }]];

/** A classifier of ten classes that runs for 1,000 steps, unless it is said otherwise. */
export function runOf(layers: readonly Call[] = shallow, given: Partial<RunParts> = {}): WatchedRun {
  const compile = compileStep({ optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' });
  return watchedRun({ model: sequential([4], layers), compile, batchSize: 32, stepsPerEpoch: 100, epochs: 10, hasWeights: false, isFresh: true, isNoise: false, targets: null, inputSize: null, labels: null, ...given });
}

/** What is measured of a step; what is left out is healthy. */
export interface Measured {
  readonly loss?: number;
  readonly learningRate?: number;
  /** Of each trained layer. */
  readonly gradients?: readonly number[];
  readonly observed?: Readonly<Record<string, number>>;
  readonly notFinite?: Telemetry['notFinite'];
  /** After the step. */
  readonly epoch?: Readonly<Record<string, number>>;
}

/** Watches one symptom over steps, or all of them, and keeps what is said. */
export function watch(run: WatchedRun, symptom: string | null, steps: number, measure: (step: number) => Measured): SymptomEvent[] {
  const catalogue = symptoms.filter(({ id }) => symptom === null || id === symptom);
  const watching = new SymptomWatch(run, 1, catalogue);
  return Array.from({ length: steps }, (_, index) => eventsOf(run, index + 1, measure(index + 1)))
    .flat()
    .flatMap((event) => watching.take(event));
}

/** The steps at which a symptom began and was over. */
export const turns = (events: readonly SymptomEvent[]): (readonly [string, number])[] => events.filter(({ phase }) => phase !== 'ongoing').map(({ phase, step }) => [phase, step]);

function eventsOf(run: WatchedRun, step: number, measured: Measured): TrainerEvent[] {
  const { loss = 2.3 * 0.998 ** step, learningRate = 0.01, gradients = run.trained.map(() => 1), observed, notFinite, epoch } = measured;
  const series: Record<string, Float32Array<ArrayBuffer>> = { loss: Float32Array.of(loss), learning_rate: Float32Array.of(learningRate) };
  run.trained.forEach(({ id }, index) => (series[`gradientNorm/${id}`] = Float32Array.of(gradients[index] ?? 1)));
  return [
    {
      type: 'telemetry',
      firstStep: step,
      steps: 1,
      series,
      ...(observed === undefined ? {} : { observations: [{ step, values: { ...observed } }] }),
      ...(notFinite === undefined ? {} : { notFinite }),
    },
    ...(epoch === undefined ? [] : [{ type: 'epoch' as const, epoch: Math.ceil(step / run.stepsPerEpoch), step, metrics: { ...epoch }, seconds: 1 }]),
  ];
}

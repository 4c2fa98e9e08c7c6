import type { TrainerEventOf } from '../../src/protocol/index.js';
import type { Recording } from './recording.js';

/** What a published checker says of a run: when, and which of our symptoms it means by it. */
export interface Alarm {
  readonly step: number;
  readonly meaning: readonly string[];
}

/** A published checker, with its rules as published (shared notes, read in its code or its documentation). */
export interface Peer {
  readonly name: string;
  readonly rules: string;
  alarms(recording: Recording): readonly Alarm[];
}

type Epoch = TrainerEventOf<'epoch'>;

/** What a recording holds, as the rules look at it. */
class Series {
  readonly epochs: readonly Epoch[];
  readonly observations: readonly { readonly step: number; readonly values: Readonly<Record<string, number>> }[];
  readonly lastStep: number;
  readonly firstBadStep: number | null;
  readonly learningRate: number;

  constructor(readonly recording: Recording) {
    const { events } = recording;
    const frames = events.filter((event) => event.type === 'telemetry');
    this.epochs = events.filter((event) => event.type === 'epoch');
    this.observations = frames.flatMap(({ observations = [] }) => observations);
    const last = frames.at(-1);
    this.lastStep = last === undefined ? 1 : last.firstStep + last.steps - 1;
    this.learningRate = Math.max(0, ...frames.map(({ series }) => series['learning_rate']?.[0] ?? 0));
    const losses = frames.flatMap(({ series, firstStep }) => Array.from(series['loss'] ?? [], (loss, index): [number, number] => [firstStep + index, loss]));
    this.firstBadStep = losses.find(([, loss]) => !Number.isFinite(loss))?.[0] ?? null;
  }

  /** The values of a quantity of every layer, from the input to the output, at each observed step. */
  layers(quantity: string): readonly { readonly step: number; readonly values: readonly number[] }[] {
    const prefix = `${quantity}/`;
    return [...this.recording.peers, ...this.observations]
      .map(({ step, values }) => ({ step, values: Object.entries(values).filter(([name]) => name.startsWith(prefix)).map(([, value]) => value) }))
      .filter(({ values }) => values.length > 0);
  }

  /** A quantity of the whole model, at each observed step. */
  whole(quantity: string): readonly { readonly step: number; readonly value: number }[] {
    return this.recording.peers.flatMap(({ step, values }) => (values[quantity] === undefined ? [] : [{ step, value: values[quantity] }]));
  }
}

const found = (step: number | null | undefined, ...meaning: readonly string[]): Alarm[] => (step === null || step === undefined ? [] : [{ step, meaning }]);
const accuracyOf = ({ metrics }: Epoch): number => Math.max(metrics['accuracy'] ?? NaN, metrics['val_accuracy'] ?? NaN);

/** AutoTrainer/utils/monitor.py with its default_param; its rules hold only while the best accuracy is below 0.7. */
const autotrainer: Peer = {
  name: 'AUTOTRAINER (ICSE 2021)',
  rules: 'first/last gradient norm < 1e-3 and first < 1e-4; > 70 or NaN; 70 % zero gradients; accuracy swings of 0.03 in a fifth of the epochs; no gain of 0.01 an epoch; all only below 70 % accuracy; at every observed step instead of every third epoch',
  alarms(recording) {
    const series = new Series(recording);
    const good = series.epochs.find((epoch) => accuracyOf(epoch) >= 0.7)?.step ?? Infinity;
    const before = <T extends { readonly step: number }>(all: readonly T[], is: (one: T) => boolean): number | undefined => all.find((one) => one.step < good && is(one))?.step;
    const ratio = ({ values }: { readonly values: readonly number[] }): number => (values[0] ?? NaN) / (values.at(-1) ?? NaN);
    const norms = series.layers('norm');
    const accuracies = series.epochs.map(({ metrics }) => metrics['accuracy'] ?? NaN).filter(Number.isFinite);
    const swings = accuracies.filter((one, index) => index > 1 && (accuracies[index - 1] ?? 0) - one >= 0.03).length;
    const gains = accuracies.slice(1).map((one, index) => one - (accuracies[index] ?? NaN));
    const validationGains = series.epochs.slice(1).map(({ metrics }, index) => (metrics['val_accuracy'] ?? NaN) - (series.epochs[index]?.metrics['val_accuracy'] ?? NaN));
    const isGood = good < Infinity;
    const third = series.epochs[Math.ceil(0.3 * recording.epochs)]?.step;
    return [
      ...found(before(norms, (one) => ratio(one) < 1e-3 && (one.values[0] ?? 1) < 1e-4), 'vanishing-gradients', 'layers-not-learning'),
      ...found(before(norms, (one) => ratio(one) > 70), 'exploding-gradients'),
      ...found(series.firstBadStep ?? before(norms, ({ values }) => values.some((value) => !Number.isFinite(value))), 'not-finite', 'exploding-gradients'),
      ...found(before(series.whole('zeros'), ({ value }) => value >= 0.7), 'dying-relu', 'layers-not-learning'),
      ...(isGood || accuracies.length === 0 || swings < 0.2 * accuracies.length ? [] : found(series.lastStep, 'loss-oscillating', 'learning-rate-too-high')),
      ...(isGood || gains.length === 0 || Math.max(...gains, ...validationGains) >= 0.01 ? [] : found(third, 'loss-stalled', 'learning-rate-too-low', 'underfitting')),
    ];
  },
};

/** The defaults of Amazon's documentation; the bodies of its rules are not public. */
const sageMaker: Peer = {
  name: 'SageMaker Debugger',
  rules: 'mean |gradient| < 1e-7; NaN or infinity; half of the ReLU units without output in a batch; update ratio > 10 or < 1e-8; mean loss of an epoch not 0.1 % lower; (validation - training) / training loss > 0.1; variances of kernels a factor of 10 apart; at observed steps instead of every 500th; saturation left out',
  alarms(recording) {
    const series = new Series(recording);
    const first = (quantity: string, is: (value: number) => boolean): number | undefined => series.layers(quantity).find(({ values }) => values.some(is))?.step;
    const { epochs } = series;
    const flat = epochs.find(({ metrics }, index) => index > 0 && !((metrics['loss'] ?? NaN) < 0.999 * (epochs[index - 1]?.metrics['loss'] ?? NaN)));
    const gap = epochs.find(({ metrics }) => ((metrics['val_loss'] ?? NaN) - (metrics['loss'] ?? NaN)) / (metrics['loss'] ?? NaN) > 0.1);
    return [
      ...found(first('mean', (value) => value < 1e-7), 'vanishing-gradients', 'layers-not-learning'),
      ...found(series.firstBadStep, 'not-finite', 'exploding-gradients'),
      ...found(series.layers('shut').length === 0 ? null : first('activationDead', (value) => value > 0.5), 'dying-relu'),
      ...found(first('updateRatio', (value) => value > 10), 'learning-rate-too-high', 'exploding-gradients'),
      ...found(first('updateRatio', (value) => value < 1e-8), 'learning-rate-too-low', 'layers-not-learning', 'vanishing-gradients'),
      ...found(flat?.step, 'loss-stalled', 'learning-rate-too-low', 'loss-diverging', 'loss-oscillating', 'underfitting'),
      ...found(gap?.step, 'overfitting'),
      ...found(series.layers('variance').find(({ step, values }) => step <= 10 && Math.max(...values) > 10 * Math.min(...values))?.step, 'bad-start', 'exploding-gradients'),
    ];
  },
};

/** callback/callbacks.py: what it calls symptoms; the causes that it names afterwards count where one was found. */
const deepDiagnosis: Peer = {
  name: 'DeepDiagnosis (ICSE 2022)',
  rules: '70 % of ReLU outputs not above 0 at the end; half of the outputs at inputs beyond ±5; mean |gradient| < 1e-7; NaN; loss constant over 5 epochs; then: variance of weights outside 1e-5 to 10, data outside ±1, update ratio outside 1e-5 to 0.1',
  alarms(recording) {
    const series = new Series(recording);
    const { epochs } = series;
    const first = (quantity: string, is: (value: number) => boolean): number | undefined => series.layers(quantity).find(({ values }) => values.some(is))?.step;
    const constant = epochs.find(({ metrics }, index) => index >= 4 && epochs.slice(index - 4, index).every((epoch) => epoch.metrics['loss'] === metrics['loss']));
    const isShut = series.layers('shut').at(-1)?.values.some((value) => value >= 0.7) ?? false;
    const symptoms = [
      ...found(isShut ? series.lastStep : null, 'dying-relu'),
      ...found(first('flat', (value) => value > 0.5), 'saturated-units'),
      ...found(first('mean', (value) => value < 1e-7), 'vanishing-gradients', 'layers-not-learning'),
      ...found(series.firstBadStep, 'not-finite', 'exploding-gradients'),
      ...found(constant?.step, 'loss-stalled', 'underfitting'),
    ];
    const [earliest] = [...symptoms].sort((one, other) => one.step - other.step);
    if (earliest === undefined) return [];
    const { step } = earliest;
    const isOutside = (quantity: string, low: number, high: number): boolean => first(quantity, (value) => value < low || value > high) !== undefined;
    return [
      ...symptoms,
      ...(isOutside('variance', 1e-5, 10) ? found(step, 'bad-start', 'exploding-gradients') : []),
      ...(series.whole('high').some(({ value }) => value > 1) || series.whole('low').some(({ value }) => value < -1) ? found(step, 'bad-start') : []),
      ...(isOutside('updateRatio', 1e-5, 0.1) ? found(step, 'learning-rate-too-high', 'learning-rate-too-low', 'loss-diverging', 'loss-oscillating') : []),
    ];
  },
};

/** umlaut/heuristics.py: what it checks at the end of epochs; of the checks before training none is about these faults. */
const umlaut: Peer = {
  name: 'UMLAUT (CHI 2021)',
  rules: 'data outside ±1; NaN loss; learning rate > 0.01 or < 1e-7; validation loss up and training loss down from one epoch to the next; from the third epoch validation accuracy > 0.95, or 0.05 above that of training',
  alarms(recording) {
    const series = new Series(recording);
    const { epochs } = series;
    const end = epochs[0]?.step ?? series.lastStep;
    const overfit = epochs.find(({ metrics }, index) => {
      const before = epochs[index - 1]?.metrics ?? {};
      return (metrics['val_loss'] ?? NaN) > (before['val_loss'] ?? NaN) && (metrics['loss'] ?? NaN) <= (before['loss'] ?? NaN);
    });
    const sure = epochs.find(({ metrics }, index) => index >= 3 && ((metrics['val_accuracy'] ?? 0) > 0.95 || (metrics['val_accuracy'] ?? 0) - (metrics['accuracy'] ?? 0) > 0.05));
    return [
      ...(series.whole('high').some(({ value }) => value > 1) || series.whole('low').some(({ value }) => value < -1) ? found(end, 'bad-start') : []),
      ...found(series.firstBadStep === null ? null : end, 'not-finite'),
      ...(series.learningRate > 0.01 ? found(end, 'learning-rate-too-high', 'loss-diverging', 'loss-oscillating') : []),
      ...(series.learningRate < 1e-7 ? found(end, 'learning-rate-too-low') : []),
      ...found(overfit?.step, 'overfitting'),
      ...found(sure?.step, 'overfitting'),
    ];
  },
};

export const peers: readonly Peer[] = [autotrainer, sageMaker, deepDiagnosis, umlaut];

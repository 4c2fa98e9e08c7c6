import type { DashboardEpoch, DashboardLayer, DashboardRun } from '../../src/protocol/index.js';

/**
 * Runs for the page's tests: numbers of the size and the noise that real runs of the samples have, made by formula so
 * that every test sees the same. They exist in this test only.
 */
export interface ScriptedRun {
  readonly run: DashboardRun;
  /** Values by series name, one for each step. */
  readonly series: Readonly<Record<string, readonly number[]>>;
  readonly epochs: readonly DashboardEpoch[];
  /** What is measured now and then. */
  readonly observations?: readonly { readonly step: number; readonly values: Record<string, number> }[];
}

interface Script {
  readonly model: string;
  readonly file: string;
  readonly hiddenLayers: number;
  readonly units: number;
  readonly steps: number;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly loss: (progress: number) => number;
  /** The spread of the loss of single steps, as a share of the loss. */
  readonly lossNoise: number;
  /** The norm of a layer by its place, 0 for the first and 1 for the last. */
  readonly gradient: (place: number, progress: number) => number;
}

/** Noise with mean 0 and spread 1 from a counter, the same each time: a sum of four even draws. */
function noise(counter: number): number {
  let sum = 0;
  for (let draw = 0; draw < 4; draw += 1) sum += even(4 * counter + draw);
  return sum * Math.sqrt(3 / 4);
}

/** An even draw between -1 and 1: an integer hash of the counter. */
function even(counter: number): number {
  let hash = Math.imul(counter + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 31 - 1;
}

function scripted(script: Script): ScriptedRun {
  const names = Array.from({ length: script.hiddenLayers + 1 }, (_, index) => (index === 0 ? 'dense' : `dense_${index}`));
  const layers: DashboardLayer[] = names.map((name, index) => ({
    id: `layer-${index}`,
    name,
    className: 'Dense',
    line: index === script.hiddenLayers ? 20 : 18,
  }));
  const steps = Array.from({ length: script.steps }, (_, index) => (index + 1) / (script.epochs * script.stepsPerEpoch));
  const series: Record<string, number[]> & { loss: number[] } = {
    loss: steps.map((progress, step) => script.loss(progress) * Math.exp(script.lossNoise * noise(step) * Math.min(1, 20 * progress + 0.2))),
  };
  layers.forEach(({ id }, layer) => {
    const place = layer / script.hiddenLayers;
    series[`gradientNorm/${id}`] = steps.map(
      (progress, step) => script.gradient(place, progress) * Math.exp(0.3 * noise(step) + 0.12 * noise(step * 131 + layer)),
    );
  });
  series['accuracy'] = series.loss.map((loss, step) => Math.min(1, Math.max(0, 1 - loss * 0.36 + 0.05 * noise(7 * step))));
  series['learning_rate'] = steps.map((progress) => 0.01 * Math.min(1, 10 * progress) * (progress < 0.5 ? 1 : 0.3));
  const observations = steps.flatMap((progress, index) => (index % 40 === 0 ? [{ step: index + 1, values: observe(script, layers, progress, index) }] : []));
  const epochs: DashboardEpoch[] = [];
  for (let epoch = 1; epoch * script.stepsPerEpoch <= script.steps; epoch += 1) {
    const progress = epoch / script.epochs;
    const loss = script.loss(progress - 0.5 / script.epochs);
    const validation = script.loss(progress) * 1.04;
    epochs.push({
      epoch,
      step: epoch * script.stepsPerEpoch,
      seconds: 5.4,
      metrics: {
        loss,
        accuracy: 1 - loss * 0.36,
        val_loss: validation,
        val_accuracy: 1 - validation * 0.36,
      },
    });
  }
  const run: DashboardRun = {
    id: 'scripted',
    model: script.model,
    file: script.file,
    engine: 'onnxruntime',
    seed: 42,
    epochs: script.epochs,
    stepsPerEpoch: script.stepsPerEpoch,
    totalSteps: script.epochs * script.stepsPerEpoch,
    batchSize: 32,
    parameters: 784 * script.units + script.units * script.units * (script.hiddenLayers - 1) + 10 * script.units,
    layers,
    metrics: ['accuracy'],
  };
  return { run, series, epochs, observations };
}

/** Update ratios around 1e-3 that fall with the gradient, outputs whose spread fades where gradients vanish, and a few dead units. */
function observe(script: Script, layers: readonly DashboardLayer[], progress: number, step: number): Record<string, number> {
  const entries = layers.flatMap(({ id }, layer): [string, number][] => {
    const place = layer / script.hiddenLayers;
    const gradient = script.gradient(place, progress);
    return [
      [`updateRatio/${id}`, 3e-3 * gradient * Math.exp(0.2 * noise(step * 17 + layer))],
      [`activationDeviation/${id}`, (0.9 - 0.5 * place) * Math.exp(0.05 * noise(step * 29 + layer))],
      ...(layer < script.hiddenLayers ? ([[`deadUnits/${id}`, Math.min(1, 0.02 + 0.2 * progress * (1 - place))]] satisfies [string, number][]) : []),
    ];
  });
  return Object.fromEntries(entries);
}

const learning = (progress: number) => 0.31 + 1.95 * Math.exp(-28 * progress) + 0.25 * Math.exp(-3 * progress);

/** Two hidden layers that learn well. */
export const multilayerPerceptron = (steps = 6200) =>
  scripted({
    model: 'sequential',
    file: 'mlp_300_100.py',
    hiddenLayers: 2,
    units: 300,
    steps,
    epochs: 5,
    stepsPerEpoch: 1719,
    lossNoise: 0.28,
    loss: learning,
    gradient: (place, progress) => (0.9 - 0.35 * place) * (0.55 + Math.exp(-20 * progress)),
  });

/** Twenty sigmoid layers whose first gradients vanish. */
export const vanishingSigmoid = (steps = 2400) =>
  scripted({
    model: 'sequential',
    file: 'vanishing_sigmoid.py',
    hiddenLayers: 20,
    units: 100,
    steps,
    epochs: 3,
    stepsPerEpoch: 1719,
    lossNoise: 0.02,
    loss: () => 2.303,
    gradient: (place) => 0.24 * 10 ** (-12.1 * (1 - place)),
  });

/** A hundred SELU layers: 101 lines. */
export const hundredSelu = (steps = 3000) =>
  scripted({
    model: 'sequential',
    file: 'selu_100.py',
    hiddenLayers: 100,
    units: 100,
    steps,
    epochs: 5,
    stepsPerEpoch: 1719,
    lossNoise: 0.2,
    loss: (progress) => 0.75 + 1.5 * Math.exp(-9 * progress),
    gradient: (place, progress) => 10 ** (0.1 - 1.6 * Math.sin(Math.PI * place) ** 2 * (1 - place) - 0.4 * progress),
  });

/** Twenty tanh layers whose gradients explode towards the input. */
export const explodingTanh = (steps = 600) =>
  scripted({
    model: 'sequential',
    file: 'exploding_tanh.py',
    hiddenLayers: 20,
    units: 100,
    steps,
    epochs: 3,
    stepsPerEpoch: 1719,
    lossNoise: 0.4,
    loss: (progress) => 12 + 30 * progress,
    gradient: (place) => 3 * 10 ** (7.1 * (1 - place)),
  });

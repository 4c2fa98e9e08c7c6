import type { ProbedLayer, ProbeResult } from '../../../../src/protocol/index.js';

/** A healthy layer, its id its name, but for what is given. */
export function layerOf(name: string, given: Partial<ProbedLayer> = {}): ProbedLayer {
  return {
    id: name,
    name,
    className: 'Dense',
    hasKernel: true,
    gradientNorm: 1,
    weightNorm: 10,
    mean: 0,
    standardDeviation: 1,
    saturated: null,
    dead: 0,
    unitSpread: 2,
    isFinite: true,
    ...given,
  };
}

/** A probe of layers on data of the file, but for what is given. */
export function probeOf(layers: readonly ProbedLayer[], given: Partial<ProbeResult> = {}): ProbeResult {
  return {
    model: 'model',
    name: 'model',
    engine: 'onnxruntime',
    seed: 42,
    samples: 256,
    data: { kind: 'file' },
    loss: { className: 'MeanSquaredError', value: 1 },
    layers: [...layers],
    firstNotFinite: null,
    seconds: 0.1,
    ...given,
  };
}

import { isNoise } from '../../data/index.js';
import { countParameters, measurableMetrics, modelWeights } from '../../nn/index.js';
import type { LayerSeries, TrainerEventOf } from '../../protocol/index.js';
import { isUnknown, type ModelSpec } from '../../spec/index.js';
import type { Samples } from '../fit/samples.js';
import { stepsOfEpoch, stepsOfEpochs, type EpochShape } from '../loop/epoch-order.js';
import type { ReadyStage } from './ready-stage.js';
import { modelOf, type FitStage, type StageLoop, type VisibleStage } from './stage.js';

/** Where a stage stands in its run. */
export interface StagePlace {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** The steps and epochs before it. */
  readonly steps: number;
  readonly epochs: number;
}

/** Says that a stage begins. */
export function stageEvent(
  stage: VisibleStage,
  samples: Samples,
  validation: Samples | null,
  { number, count, steps, epochs }: StagePlace,
): TrainerEventOf<'stage'> {
  const isFit = stage.kind === 'fit';
  const model = modelOf(stage);
  return {
    type: 'stage',
    stage: number,
    stages: count,
    kind: stage.kind,
    planStep: stage.step,
    model: model.variable ?? model.name,
    firstStep: steps + 1,
    firstEpoch: epochs + 1,
    epochs: isFit ? stage.fit.epochs : 0,
    stepsPerEpoch: isFit ? stepsOfEpoch(epochShape(stage, samples)) : 0,
    batchSize: isFit ? stage.fit.batchSize : stage.batchSize,
    samples: samples.count,
    validationSamples: validation?.count ?? 0,
    layers: isFit ? measuredLayers(model) : [],
    ...(stage.loop !== undefined && { loop: toldLoop(stage.loop) }),
  };
}

function toldLoop({ statement, turns }: StageLoop): NonNullable<TrainerEventOf<'stage'>['loop']> {
  return { statement, turns: turns.map(({ loop, ...turn }) => ({ ...turn, loop: loop.start })) };
}

/** Says that a run begins, what it is in all, and what the fit is like that was chosen. */
export function startedEvent(stages: readonly ReadyStage[], fitStep: number, run: Pick<TrainerEventOf<'started'>, 'runDirectory' | 'engine' | 'seed'>): TrainerEventOf<'started'> {
  const fits = stages.filter((ready) => ready.kind === 'fit');
  const chosen = fits.find(({ stage }) => stage.step === fitStep);
  if (chosen === undefined) throw new Error('The fit that was chosen is not among the stages.');
  const { fit } = chosen.stage;
  const parameters = countParameters(fit.model);
  const layers = new Map(fits.flatMap(({ stage }) => measuredLayers(stage.fit.model)).map((layer) => [layer.id, layer]));
  const metrics = new Set(fits.flatMap(({ stage }) => [...measurableMetrics(stage.fit.model, stage.fit.compile).summaries.keys()]));
  return {
    type: 'started',
    ...run,
    model: fit.model.name,
    epochs: fits.reduce((sum, { stage }) => sum + stage.fit.epochs, 0),
    stepsPerEpoch: stepsOfEpoch(epochShape(chosen.stage, chosen.samples.train)),
    totalSteps: fits.reduce((sum, { stage, samples }) => sum + stepsOfEpochs(epochShape(stage, samples.train), stage.fit.epochs), 0),
    batchSize: fit.batchSize,
    trainSamples: chosen.samples.train.count,
    validationSamples: chosen.samples.validation?.count ?? 0,
    // A model whose weights are not known is refused before this.
    parameters: isUnknown(parameters) ? 0 : parameters.total,
    ...(isNoise(fit.data.x, fit.data.y) && { isNoise: true as const }),
    layers: [...layers.values()],
    metrics: [...metrics],
  };
}

function epochShape({ fit: { batchSize, stepsPerEpoch } }: FitStage, { count }: Samples): EpochShape {
  return { samples: count, batchSize, stepsPerEpoch };
}

/** The layers with a gradient of their own, in the order of the model; a shared layer once. */
function measuredLayers(model: ModelSpec): LayerSeries[] {
  const trained = new Map(modelWeights(model).flatMap(({ layer, trainable }) => (trainable ? [[layer.id, layer]] : [])));
  return [...trained.values()].map(({ id, name, className }) => ({ id, name, className }));
}

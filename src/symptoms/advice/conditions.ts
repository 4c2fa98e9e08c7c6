import { doLabelsFollow } from '../label-facts.js';
import type { WatchedRun } from '../watched-run.js';
import type { Condition } from './remedy.js';

/** The mean of so many samples is off by a quarter of a standard deviation at most: see `noisyBatchStatistics`. */
const LEAST_BATCH = 16;
/** Data whose numbers are of this size at most is scaled. */
const SCALED = 3;
/** A loss beyond this part of that of guessing is hardly better. */
const HARDLY_BETTER = 0.9;
/** Outputs start at about 1: to targets of this size, by the root of the mean of their squares, usual steps do not bring them. */
const FAR_TARGET = 1000;
/** Beyond this, steps go on for more than ten others. */
const USUAL_MOMENTUM = 0.9;

const rectified = ['relu', 'relu6', 'leaky_relu', 'elu', 'gelu', 'silu', 'swish', 'mish'];
const flat = ['sigmoid', 'tanh', 'hard_sigmoid', 'hard_tanh', 'softsign'];

const hasAny = ({ net: { hiddenActivations } }: WatchedRun, names: readonly string[]): boolean => names.some((name) => hiddenActivations.has(name));

export const clipped: Condition = { where: 'where gradients are clipped', holds: ({ net }) => net.isClipped };
export const notClipped: Condition = { where: 'where gradients are not clipped', holds: ({ net }) => !net.isClipped };
export const highMomentum: Condition = { where: `with a momentum above ${USUAL_MOMENTUM}`, holds: ({ net }) => net.momentum > USUAL_MOMENTUM };
export const batchesNormalizable: Condition = {
  where: `where nothing is normalized yet, in batches of at least ${LEAST_BATCH}, without recurrent layers and attention`,
  holds: ({ net, batchSize }) => !net.isNormalized && !net.hasSequences && batchSize >= LEAST_BATCH,
};
export const samplesNormalizable: Condition = {
  where: `where nothing is normalized yet, in batches of less than ${LEAST_BATCH}, or with recurrent layers or attention`,
  holds: ({ net, batchSize }) => !net.isNormalized && (net.hasSequences || batchSize < LEAST_BATCH),
};
export const flatActivations: Condition = { where: 'where hidden layers have sigmoid or tanh', holds: (run) => hasAny(run, flat) };
export const fixedScaleRectified: Condition = { where: 'where kernels are drawn at a fixed scale, with ReLU and its relatives', holds: (run) => run.net.drawsAtFixedScale && hasAny(run, rectified) };
export const fixedScaleSelu: Condition = { where: 'where kernels are drawn at a fixed scale, with SELU', holds: (run) => run.net.drawsAtFixedScale && hasAny(run, ['selu']) };
export const fixedScaleOther: Condition = { where: 'where kernels are drawn at a fixed scale, with other activations', holds: (run) => run.net.drawsAtFixedScale && !hasAny(run, [...rectified, 'selu']) };
export const equalWeights: Condition = { where: 'where kernels start at numbers that are all alike', holds: ({ net }) => net.drawsNothing };
export const shutBiases: Condition = { where: 'where biases start below 0', holds: ({ net }) => net.startsShut };
export const unscaledInputs: Condition = {
  where: 'where the samples are not known to be scaled',
  holds: ({ net, inputSize }) => !net.scalesInputs && (inputSize === null || inputSize > SCALED),
};
export const predictsNumbers: Condition = { where: 'of a regression', holds: ({ classes }) => classes === null };
export const farTargets: Condition = { where: `of a regression whose targets are beyond ${FAR_TARGET} in size`, holds: ({ classes, targets }) => classes === null && Math.sqrt(targets?.meanSquare ?? 0) > FAR_TARGET };
export const choosesByProbabilities: Condition = { where: 'of a classifier that says probabilities', holds: ({ net, classes }) => classes !== null && net.givesProbabilities };
export const weighted: Condition = { where: 'where classes or samples have weights', holds: ({ hasWeights }) => hasWeights };
export const heldBack: Condition = { where: 'with dropout or penalties', holds: ({ net }) => net.hasDropout || net.hasPenalties };
export const notHeldBack: Condition = { where: 'without dropout and penalties', holds: ({ net }) => !net.hasDropout && !net.hasPenalties };
export const partialBatches: Condition = { where: 'where a batch is not the whole set', holds: ({ stepsPerEpoch }) => stepsPerEpoch > 1 };
export const usualOptimizer: Condition = { where: 'with SGD or Adam', holds: ({ net: { optimizer } }) => optimizer === 'SGD' || optimizer === 'Adam' };
export const labelsFollow: Condition = { where: 'where samples that are near each other mostly have the same label', holds: ({ labels }) => labels !== null && doLabelsFollow(labels) };
export const labelsNotSeenToFollow: Condition = { where: 'where samples that are near each other are not seen to have the same label', holds: (run, evidence) => !labelsFollow.holds(run, evidence) };
export const nearGuessing: Condition = { where: 'where the loss is hardly better than that of guessing', holds: (_, { loss = NaN, chance = NaN }) => loss > HARDLY_BETTER * chance };
export const betterThanGuessing: Condition = { where: 'where the loss is clearly better than that of guessing', holds: (run, evidence) => !nearGuessing.holds(run, evidence) };

import * as l10n from '@vscode/l10n';
import { losses, outputSettings, resolve, type SampleType } from '../../nn/index.js';
import { isConfigObject, isUnknown, unknown, type CompileStep, type ConfigObject, type ModelSpec } from '../../spec/index.js';

/** A compile whose every loss can be computed. */
export interface ProbeLoss {
  readonly compile: CompileStep;
  /** Why it is not the file's own, for people; null where it is. */
  readonly reason: string | null;
}

/**
 * What a probe differentiates: the file's own loss where that is known, else for each output one that suits it.
 * @throws NotTrainableError where compile() does not go with the outputs of the model.
 */
export function probeLoss(model: ModelSpec, compile: CompileStep | null): ProbeLoss {
  const own = compile === null ? [] : outputSettings(model, { ...compile, metrics: [], weightedMetrics: { metrics: [] } });
  const isOwn = own.some(({ loss }) => loss !== null) && own.every(({ loss }) => loss === null || isComputed(loss));
  if (compile !== null && isOwn) return { compile: { ...compile, metrics: [], outputMetrics: [], weightedMetrics: { metrics: [] } }, reason: null };
  const suited = model.outputs.map(({ layer }, of) => ({ of, value: suitedLoss(model, layer) }));
  return { compile: withLosses(model, suited), reason: reasonOf(compile, own.map(({ loss }) => loss)) };
}

/** The class of the loss; of several outputs, those of all. */
export function lossName(model: ModelSpec, { compile }: ProbeLoss): string {
  const names = outputSettings(model, compile).flatMap(({ loss }) => (isConfigObject(loss) ? [loss.className] : []));
  return [...new Set(names)].join(', ');
}

/** Targets of noise, as the loss of an output takes them. */
export type TargetKind = 'classes' | 'oneHot' | 'bits' | 'normal';

const kinds: Readonly<Record<string, TargetKind>> = {
  SparseCategoricalCrossentropy: 'classes',
  CategoricalCrossentropy: 'oneHot',
  CategoricalFocalCrossentropy: 'oneHot',
  CategoricalHinge: 'oneHot',
  KLDivergence: 'oneHot',
  BinaryCrossentropy: 'bits',
  BinaryFocalCrossentropy: 'bits',
  Hinge: 'bits',
  SquaredHinge: 'bits',
  Poisson: 'bits',
  MeanSquaredLogarithmicError: 'bits',
};

/** What targets each output of a model takes, by its loss. @param shapes Of its predictions, batch first. */
export function targetsOf(
  model: ModelSpec,
  { compile }: ProbeLoss,
  shapes: readonly (readonly number[])[],
): readonly (SampleType & { readonly kind: TargetKind; readonly classes: number })[] {
  return outputSettings(model, compile).map(({ loss }, index) => {
    const sample = (shapes[index] ?? []).slice(1);
    const kind = (isConfigObject(loss) ? kinds[loss.className] : undefined) ?? 'normal';
    const classes = sample.at(-1) ?? 1;
    return kind === 'classes' ? { kind, classes, type: 'int32', shape: sample.slice(0, -1) } : { kind, classes, type: 'float32', shape: sample };
  });
}

function isComputed(loss: ReturnType<typeof outputSettings>[number]['loss']): boolean {
  return isConfigObject(loss) && losses.find(loss.className) !== undefined;
}

/** The loss that goes with what the output's last layer applies. */
function suitedLoss(model: ModelSpec, id: string): ConfigObject {
  const layer = model.layers.find((one) => one.id === id);
  const activation = layer?.config['activation'];
  const name = layer?.className === 'Softmax' ? 'softmax' : isConfigObject(activation) ? activation.className : 'linear';
  const byActivation: Readonly<Record<string, string>> = { softmax: 'sparse_categorical_crossentropy', sigmoid: 'binary_crossentropy' };
  const loss = resolve('loss', byActivation[name] ?? 'mean_squared_error');
  if (!isConfigObject(loss)) throw new Error(`There is no loss for ${name}.`);
  return loss;
}

function withLosses({ id, range }: ModelSpec, suited: CompileStep['losses']): CompileStep {
  return {
    kind: 'compile',
    model: id,
    range,
    call: { range, callee: range, argumentList: range, arguments: [] },
    optimizer: unknown(l10n.t('A probe needs no optimizer.')),
    loss: null,
    ...(suited === undefined ? {} : { losses: suited }),
    metrics: [],
  };
}

function reasonOf(compile: CompileStep | null, own: readonly ReturnType<typeof outputSettings>[number]['loss'][]): string {
  if (compile === null) return l10n.t('The model is not compiled.');
  const stranger = own.find((loss) => loss !== null && !isComputed(loss));
  if (isUnknown(stranger)) return l10n.t('The loss is not known: {0}', stranger.reason);
  if (isConfigObject(stranger)) return l10n.t('GradLens does not know the loss {0}.', stranger.className);
  return l10n.t('compile() is given no loss.');
}


import * as l10n from '@vscode/l10n';
import { configure, layers, type BlueprintLayer, type DrawnApplication } from '../../../nn/index.js';
import { isUnknown, unknown, type Maybe, type PlanStep, type Shape, type Unknown } from '../../../spec/index.js';
import { truthOf, type Context, type Value } from '../../python/index.js';
import { apply } from '../operations/apply.js';
import { innerWeights, weighedPart } from '../operations/inner-weights.js';
import { LayerValue, type LayerMaking } from '../operations/layer.js';
import { holds, type Inference, type Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';
import type { KerasSession } from '../session.js';
import { modelGraph } from './graph.js';

/** How the layers of an application are made, once somebody asks for them. */
export interface InnerPlan {
  readonly drawn: DrawnApplication;
  /** The names, in the order of the drawing: they are taken when the application is made. */
  readonly names: readonly string[];
  readonly input: Tensor;
}

/** Takes the names of the layers that Keras numbers. */
export function planLayers(drawn: DrawnApplication, input: Tensor, session: KerasSession): InnerPlan {
  return { drawn, input, names: drawn.layers.map(({ name, className }) => name ?? session.names.next(className)) };
}

/** What stands for all layers of an application. They are made only where the file looks at them: most files do not. */
export class WholeLayer extends LayerValue {
  private inner: readonly InnerLayer[] = [];
  private innerOutput: Tensor | null = null;
  /** Those of them that have weights. */
  private weighed: readonly InnerLayer[] = [];

  override get parts(): readonly LayerValue[] {
    return this.inner;
  }

  /** The weights of the layers once there are any, each with the layer that holds it; until then their number. */
  override infer(inputs: readonly Shape[]): Inference {
    const inference = super.infer(inputs);
    const weights = (): Inference['weights'] => this.weightsInside() ?? inference.weights;
    return { ...inference, get weights() { return weights(); } };
  }

  /** Makes the layers and returns what the last of them gives. What was done to the whole was done to each of them. */
  look({ drawn, names, input }: InnerPlan, context: Context): Tensor {
    const tensors = new Map<BlueprintLayer, Tensor>([[drawn.input, input]]);
    const inner: InnerLayer[] = [];
    for (const [index, layer] of drawn.layers.entries()) {
      const made = new InnerLayer(this.born, this.session, this.makingOf(layer, names[index] ?? ''), this);
      const inputs = layer.inputs.flatMap((each) => tensors.get(each) ?? []);
      tensors.set(layer, apply(made, inputs));
      inner.push(made);
    }
    this.inner = inner;
    this.weighed = inner.filter(({ isWeightless }) => !isWeightless);
    this.handDown(context);
    this.innerOutput = tensors.get(drawn.output) ?? input;
    return this.innerOutput;
  }

  /** What its last layer gives, in a graph that has layers of it: there the whole has no place. */
  outputAmong(operations: readonly Operation[]): Tensor | null {
    const inner = new Set<Operation>(this.inner);
    return operations.some((operation) => inner.has(operation)) ? this.innerOutput : null;
  }

  /** Told that one of its layers is set: it is trainable or frozen if all that have weights are so. */
  follow(context: Context): void {
    const [first] = this.weighed;
    if (first === undefined) return;
    const now = this.weighed.every(({ trainability }) => trainability.now === first.trainability.now) ? first.trainability.now : partly(this, context);
    context.interpreter.touch(this.trainability);
    this.trainability.set(now);
    noteTrainable(this, now, context);
  }

  private weightsInside(): Inference['weights'] | undefined {
    if (this.inner.length === 0) return undefined;
    return innerWeights(this.inner.map((layer) => weighedPart(layer, { weights: layer.applications[0]?.inference.weights ?? [] })));
  }

  private makingOf({ className, arguments: given }: BlueprintLayer, name: string): LayerMaking {
    const definition = layers.find(className);
    const config = definition === undefined ? given : configure(definition, given).config;
    return { className, definition, config, source: this.source, name, trainable: this.trainability.atFirst, ownInput: null, dtype: this.dtype };
  }

  private handDown({ interpreter }: Context): void {
    const { now, atFirst } = this.trainability;
    const { steps } = this.session;
    const ids = this.inner.map(({ id }) => id);
    for (const [index, step] of steps.entries()) {
      if (step.kind === 'setTrainable' && step.layers.includes(this.id)) steps[index] = { ...step, layers: [...step.layers, ...ids] };
    }
    for (const { trainability } of now === atFirst ? [] : this.inner) {
      interpreter.touch(trainability);
      trainability.set(now);
    }
  }
}

/** A layer of an application. */
class InnerLayer extends LayerValue {
  constructor(
    born: number,
    session: KerasSession,
    making: LayerMaking,
    private readonly whole: WholeLayer,
  ) {
    super(born, session, making);
  }

  override setAttribute(name: string, value: Value, context: Context): void {
    if (name !== 'trainable') {
      super.setAttribute(name, value, context);
      return;
    }
    const truth = truthOf(value);
    const now = isUnknown(truth) ? unknown(l10n.t('Whether this is trainable is known only when the file runs.'), context.range) : truth;
    context.interpreter.touch(this.trainability);
    this.trainability.set(now);
    noteTrainable(this, now, context);
    this.whole.follow(context);
  }
}

/** The outputs of a model where some are of layers of an application and others of the whole: the whole is its layers then, too. */
export function toldApart(outputs: readonly Tensor[]): readonly Tensor[] {
  if (!outputs.some(({ operation }) => operation instanceof WholeLayer)) return outputs;
  const { operations } = modelGraph([], outputs);
  return outputs.map((output) => (output.operation instanceof WholeLayer ? (output.operation.outputAmong(operations) ?? output) : output));
}

function partly(whole: WholeLayer, { range }: Context): Unknown {
  return unknown(l10n.t('Of the layers of "{0}" some are trainable and some are not.', whole.name), range);
}

/**
 * Sets a layer trainable or not in the plan, for every model that holds it. One statement that runs for many layers, as in
 * a loop, is one step for all of them; of what it says about one layer the last counts.
 */
function noteTrainable(layer: LayerValue, trainable: Maybe<boolean>, { statement }: Context): void {
  const { steps, models } = layer.session;
  const isSame = (step: PlanStep | undefined) => step?.kind === 'setTrainable' && step.range.start === statement.start && step.range.end === statement.end;
  let first = steps.length;
  while (isSame(steps[first - 1])) first--;
  const others = steps.splice(first).flatMap((step) => {
    if (step.kind !== 'setTrainable' || !step.layers.includes(layer.id)) return [step];
    const left = step.layers.filter((id) => id !== layer.id);
    return left.length === 0 ? [] : [{ ...step, layers: left }];
  });
  for (const model of models.filter((each) => holds(each, layer))) {
    const index = others.findIndex((step) => step.kind === 'setTrainable' && step.model === model.id && sameTruth(step.trainable, trainable));
    const found = others[index];
    if (found?.kind === 'setTrainable') others[index] = { ...found, layers: [...found.layers, layer.id] };
    else others.push({ kind: 'setTrainable', range: statement, model: model.id, layers: [layer.id], trainable });
  }
  steps.push(...others);
}

function sameTruth(one: Maybe<boolean>, other: Maybe<boolean>): boolean {
  return one === other || (isUnknown(one) && isUnknown(other) && one.reason === other.reason);
}

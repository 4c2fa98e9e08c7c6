import {
  isUnknown, type CallSource, type LayerSpec, type Maybe, type ModelSpec, type Shape, type TensorReference,
} from '../../../spec/index.js';
import type { Call, Context, Value } from '../../python/index.js';
import { bindArguments } from '../bind.js';
import { innerWeights, weighedPart } from '../operations/inner-weights.js';
import { LayerValue } from '../operations/layer.js';
import { inferUnmet, type Inference, type Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';
import type { KerasSession } from '../session.js';
import { copyGraph } from './copy-graph.js';
import { modelGraph, type ModelGraph } from './graph.js';
import { givenIn, layerSpec } from './layer-spec.js';
import { ModelValue, noInputYet } from './model.js';
import { shapesPassed } from './passing-shapes.js';
import { isWhole, WholeLayers } from './whole-layers.js';

/** A model given by its input and output tensors, `keras.Model(inputs, outputs)`. */
export class FunctionalModel extends ModelValue<null> {
  readonly form = 'Functional';
  private readonly graph: ModelGraph;

  constructor(
    born: number,
    session: KerasSession,
    name: string,
    source: CallSource,
    private readonly inputs: readonly Tensor[],
    private readonly outputs: readonly Tensor[],
    ownClass: string | null = null,
  ) {
    super(born, session, name, source, ownClass);
    this.graph = modelGraph(inputs, outputs);
    for (const operation of this.graph.operations) if (operation instanceof LayerValue) operation.models.add(this);
  }

  get operations(): readonly Operation[] {
    return this.graph.operations.filter((operation) => operation instanceof LayerValue || operation instanceof ModelValue);
  }

  get inputShape(): Maybe<Shape> {
    return this.inputs[0]?.shape ?? noInputYet(this.range);
  }

  get outputShape(): Maybe<Shape> {
    return this.outputs[0]?.shape ?? noInputYet(this.range);
  }

  override attribute(name: string, context: Context): Value | undefined {
    if (name === 'layers' && this.operations.some(isWhole)) return new WholeLayers(this.name, this.operations);
    return super.attribute(name, context);
  }

  override inputTensors(): readonly Tensor[] {
    return this.inputs;
  }

  override outputTensors(): readonly Tensor[] {
    return this.outputs;
  }

  override meet(): void {
    // The inputs are fixed.
  }

  override clone(call: Call): ModelValue | undefined {
    const { source } = bindArguments(call, []);
    const copied = copyGraph(this.graph, this.inputs, call);
    if (copied === undefined) return undefined;
    const inputs = this.inputs.map(copied);
    return new FunctionalModel(call.interpreter.clock.next(), this.session, this.name, source, inputs, this.outputs.map(copied));
  }

  override infer(inputs: readonly Shape[] = []): Inference {
    const parts = this.graph.operations.map((operation) => weighedPart(operation, this.inferenceOf(operation)));
    const passed = shapesPassed(this.graph, this.inputs, this.outputs, inputs);
    const outputShapes = passed ?? this.outputs.map(({ shape }) => shape);
    return { outputShape: passed?.[0] ?? this.outputShape, ...(outputShapes.length > 1 ? { outputShapes } : {}), weights: innerWeights(parts) };
  }

  override spec(): ModelSpec {
    const layers = this.graph.operations.map((operation): LayerSpec => {
      const applications = this.graph.applications.get(operation) ?? [0];
      const calls = applications.map((application) => {
        const made = operation.applications[application];
        const inputs = (made?.inputs ?? []).map((tensor) => this.reference(tensor));
        return { inputs, outputShape: made?.inference.outputShape ?? noInputYet(this.range), ...givenIn(made) };
      });
      return layerSpec(operation, calls, this.inferenceOf(operation).weights);
    });
    return {
      ...this.identity,
      layers,
      inputs: this.inputs.map(({ operation, shape, dtype }) => ({ layer: operation.id, shape, dtype })),
      outputs: this.outputs.map((tensor) => this.reference(tensor)),
    };
  }

  override save(): null {
    return null;
  }

  override restore(): void {
    // It never changes.
  }

  override merge(): void {
    // It never changes.
  }

  /** Calls are numbered within the model, not within the file. */
  private reference({ operation, application, output }: Tensor): TensorReference {
    const call = this.graph.applications.get(operation)?.indexOf(application) ?? 0;
    return { layer: operation.id, call: Math.max(call, 0), output };
  }

  private inferenceOf(operation: Operation): Inference {
    const application = this.graph.applications.get(operation)?.[0] ?? 0;
    const made = operation.applications[application];
    if (made !== undefined) return made.inference;
    return inferUnmet(operation, isUnknown(this.outputShape) ? this.outputShape : noInputYet(this.range));
  }
}

import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type CallSource, type ConfigValue, type LayerCall, type LayerSpec, type Maybe, type ModelSpec, type PlanStep, type Shape, type TensorReference, type Unknown } from '../../../spec/index.js';
import type { Call, Context, Value } from '../../python/index.js';
import { bindArguments } from '../bind.js';
import { layers as layerCatalogue } from '../../../nn/index.js';
import { apply, record } from '../operations/apply.js';
import { innerWeights, weighedPart } from '../operations/inner-weights.js';
import { LayerValue } from '../operations/layer.js';
import { inferUnmet, type Inference, type Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';
import type { KerasSession } from '../session.js';
import { copyOperation } from './copy-operation.js';
import { forkOf, inferChain, layerBefore, mergeChains, type Chain, type Fork } from './forks.js';
import { layerSpec } from './layer-spec.js';
import { operationOf } from './operation-of.js';
import { ModelValue, noInputYet } from './model.js';

/** What is done with the layers as they then are; compile() is settled by the first fit(). */
const usesLayers: ReadonlySet<PlanStep['kind']> = new Set(['fit', 'evaluate', 'predict', 'setWeights', 'clone', 'save', 'load']);

interface SequentialState extends Chain {
  readonly input: LayerValue | null;
}

/**
 * A chain of layers that grows and shrinks. Without an input the first call builds it: by the shape that it is called on
 * (keras/src/models/sequential.py, `build`).
 */
export class SequentialModel extends ModelValue<SequentialState> {
  readonly form = 'Sequential';
  private chain: Operation[] = [];
  private input: LayerValue | null = null;
  private forks: readonly Fork[] = [];
  private connected: { readonly chain: readonly Operation[]; readonly tensors: readonly Tensor[] } | null = null;
  private changed: ModelSpec['changed'];
  override doubt: Unknown | null = null;

  constructor(
    born: number,
    session: KerasSession,
    name: string,
    source: CallSource,
    private readonly context: Context,
    ownClass: string | null = null,
  ) {
    super(born, session, name, source, ownClass);
  }

  get operations(): readonly Operation[] {
    return this.chain;
  }

  override get isWeightless(): boolean {
    return this.doubt === null && this.forks.length === 0 && super.isWeightless;
  }

  get inputShape(): Maybe<Shape> {
    return this.input?.infer([]).outputShape ?? this.doubt ?? noInputYet(this.range);
  }

  get outputShape(): Maybe<Shape> {
    return this.walk(this.inputShape).at(-1)?.outputShape ?? this.inputShape;
  }

  private add(operation: Operation, context: Context, rebuild: boolean): void {
    context.interpreter.touch(this);
    this.noteChange(context);
    if (operation instanceof LayerValue && operation.isInput) {
      this.input ??= operation;
      openDimensions(operation).forEach((reason) => context.interpreter.note(reason));
    } else {
      const given = operation instanceof LayerValue && this.chain.length === 0 ? operation.ownInput : null;
      if (given !== null && this.input === null) this.input = inputLayer(this, context, given.shape, given.form, operation);
      this.chain.push(operation);
      if (operation instanceof LayerValue) operation.models.add(this);
    }
    if (rebuild) this.rebuild(context);
  }

  /** Adds a layer on top. The first one may bring the input's shape along. */
  override addValue(value: Value, call: Call, rebuild = true): void {
    const operation = operationOf(this.session, value, call);
    const refusal = this.refusal(operation, call);
    this.add(refusal === null ? operation : operationOf(this.session, refusal, call), call, rebuild);
  }

  /** Adds layers of which not even the number is known. */
  addUnknown(reason: Unknown, call: Call): void {
    this.add(operationOf(this.session, reason, call), call, false);
    this.distrust(reason, call);
  }

  /** Why a layer is not added; one that is there already is called once more. */
  private refusal(operation: Operation, call: Call): Unknown | null {
    if (holds(operation, this)) return unknown(l10n.t('A model cannot be a layer of itself.'), call.range);
    const isOpen = this.chain.includes(operation) && this.forks.length > 0;
    return isOpen ? unknown(l10n.t('How often this layer is in the model is known only when the file runs.'), call.range) : null;
  }

  override pop(context: Context): Operation | undefined {
    context.interpreter.touch(this);
    this.noteChange(context);
    const last = this.chain.pop();
    const fork = last === undefined ? undefined : forkOf(last, this.forks);
    if (fork !== undefined) this.distrust(fork.reason, context);
    this.rebuild(context);
    return last;
  }

  /** A run takes the layers as they are in the end, so it must know of steps that met others. */
  private noteChange({ statement }: Context): void {
    const { steps } = this.session;
    if (steps.some(({ kind, model }) => model === this.id && usesLayers.has(kind))) this.changed = { afterSteps: steps.length, range: statement };
  }

  /** Layers that the program adds and that cannot be told make everything after the input unknown. */
  private distrust(reason: Unknown, context: Context): void {
    context.interpreter.touch(this);
    this.doubt ??= reason;
  }

  /**
   * Keras calls the layers of a chain with an input whenever the chain changes, which builds those that are built by a
   * call, and makes a hidden Functional model of them, which takes a name from the counters.
   */
  rebuild(context: Context): void {
    const [first, second] = this.chain;
    if (this.input === null && first instanceof ModelValue && first.form !== 'Subclassed' && second !== undefined && !isUnknown(first.inputShape)) {
      this.input = inputLayer(this, context, first.inputShape, 'batch', first);
    }
    if (this.input === null || first === undefined) return;
    if (this.chain.some(isBuiltByCall)) this.connect();
    this.session.names.next('Functional');
  }

  override inputTensors(): readonly Tensor[] {
    return this.connect().slice(0, 1);
  }

  override outputTensors(): readonly Tensor[] {
    return this.connect().slice(-1);
  }

  /** Calls its layers one on the other, as Keras does, so that their tensors can be used: the input, then their outputs. */
  private connect(): readonly Tensor[] {
    const { input } = this;
    if (input === null || this.doubt !== null || this.forks.length > 0) return [];
    const known = this.connected;
    const made = known?.chain[0] === input ? known.tensors.slice(0, 1) : [];
    if (made.length === 0) {
      if (input.applications.length === 0) record(input, [], input.infer([]));
      made.push(input.tensor(0));
    }
    for (const [index, operation] of this.chain.entries()) {
      const before = made[index];
      if (before === undefined) break;
      const reused = known?.chain[index + 1] === operation && known.tensors[index] === before ? known.tensors[index + 1] : undefined;
      made.push(reused ?? apply(operation, [before]));
    }
    this.connected = { chain: [input, ...this.chain], tensors: made };
    return made;
  }

  override meet(batch: Shape, context: Context): void {
    if (this.input !== null || this.chain.length === 0) return;
    context.interpreter.touch(this);
    this.input = inputLayer(this, context, batch, 'batch', this);
    this.rebuild(context);
  }

  override clone(call: Call): ModelValue | undefined {
    const copies = new Map<Operation, Operation>();
    for (const operation of this.chain) {
      const copy = copyOperation(operation, call);
      if (copy === undefined) return undefined;
      copies.set(operation, copy);
    }
    const copied = (operations: readonly Operation[]): Operation[] => operations.map((operation) => copies.get(operation) ?? operation);
    const { source } = bindArguments(call, []);
    const clone = new SequentialModel(call.interpreter.clock.next(), this.session, this.name, source, call);
    clone.input = this.input?.copy(call) ?? null;
    for (const operation of copied(this.chain)) clone.add(operation, call, false);
    clone.forks = this.forks.map((fork) => ({ ...fork, branches: fork.branches.map(copied) }));
    clone.doubt = this.doubt;
    if (this.trainability.now === false) clone.trainability.start(false);
    clone.rebuild(call);
    return clone;
  }

  override infer(inputs: readonly Shape[]): Inference {
    const [batch] = inputs;
    if (batch !== undefined) this.meet(batch, this.context);
    const inferences = this.walk(inputs[0] ?? noInputYet(this.range));
    const parts = this.chain.map((operation, index) => weighedPart(operation, inferences[index] ?? inferUnmet(operation, noInputYet(this.range))));
    return { outputShape: inferences.at(-1)?.outputShape ?? inputs[0] ?? noInputYet(this.range), weights: innerWeights(parts) };
  }

  override spec(): ModelSpec {
    const shape = this.inputShape;
    const inputId = this.input?.id ?? `${this.id}/input`;
    const chain: Chain = { operations: this.chain, forks: this.forks };
    const inferences = this.walk(shape);
    const layers = new Map<Operation, { readonly calls: LayerCall[]; readonly weights: Inference['weights'] }>();
    const latest = (operation: Operation | undefined): TensorReference => {
      const calls = operation === undefined ? 1 : (layers.get(operation)?.calls.length ?? 1);
      return { layer: operation?.id ?? inputId, call: calls - 1, output: 0 };
    };
    this.chain.forEach((operation, index) => {
      const { outputShape, weights } = inferences[index] ?? inferUnmet(operation, noInputYet(this.range));
      const known = layers.get(operation);
      const before = known === undefined ? layerBefore(chain, operation) : this.chain[index - 1];
      const call: LayerCall = { inputs: [latest(before)], outputShape };
      if (known === undefined) layers.set(operation, { calls: [call], weights });
      else known.calls.push(call);
    });
    return {
      ...this.identity,
      ...(this.changed && { changed: this.changed }),
      layers: [...layers].map(([operation, { calls, weights }]): LayerSpec => layerSpec(operation, calls, weights)),
      inputs: [{ layer: inputId, shape, dtype: this.input?.dtype ?? 'float32' }],
      outputs: [latest(this.chain.at(-1))],
    };
  }

  override save(): SequentialState {
    return { operations: [...this.chain], input: this.input, forks: this.forks };
  }

  override restore(state: SequentialState): void {
    this.chain = [...state.operations];
    this.input = state.input;
    this.forks = state.forks;
  }

  override merge(states: readonly SequentialState[], reason: Unknown, repeats = false): void {
    const input = states.find((state) => state.input !== null)?.input ?? null;
    this.restore({ ...mergeChains(states, reason, repeats), input });
  }

  private walk(input: Maybe<Shape>): Inference[] {
    return inferChain({ operations: this.chain, forks: this.forks }, this.doubt ?? input);
  }
}

/** Why lengths of an input are not known: the input of a Sequential is none of its layers, so none of these tells it. */
function openDimensions({ config }: LayerValue): readonly Unknown[] {
  return ['shape', 'batch_shape'].flatMap((name) => {
    const value = config[name];
    return Array.isArray(value) ? (value as readonly ConfigValue[]).filter(isUnknown) : [];
  });
}

/** Whether the first call of an operation makes or builds other layers. */
function isBuiltByCall(operation: Operation): boolean {
  return operation instanceof ModelValue || (operation instanceof LayerValue && operation.isOfFile);
}

/** Whether an operation is a model or has it inside. */
function holds(operation: Operation, model: ModelValue, seen = new Set<Operation>()): boolean {
  if (operation === model) return true;
  if (seen.has(operation) || !(operation instanceof ModelValue)) return false;
  seen.add(operation);
  return operation.operations.some((inner) => holds(inner, model, seen));
}

/** The hidden InputLayer of a model that is built by `input_shape=` or by data. */
function inputLayer(model: SequentialModel, context: Context, shape: Shape | Unknown, form: 'sample' | 'batch', origin: Operation): LayerValue {
  const definition = layerCatalogue.find('InputLayer');
  return new LayerValue(context.interpreter.clock.next(), model.session, {
    className: 'InputLayer',
    definition,
    config: form === 'sample' ? { shape, batch_shape: null, batch_size: null } : { shape: null, batch_shape: shape, batch_size: null },
    source: origin.source,
    name: model.session.names.next('InputLayer'),
    trainable: true,
    ownInput: null,
    dtype: 'float32',
  });
}

import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type Shape, type Unknown, type WeightSpec } from '../../../../spec/index.js';
import { booleanValue, elementsOf, hostOf, methodOf, Mutable, nativeValue, none, plainCall, takesArgument, truthOf, type Call, type ClassValue, type Context, type InstanceValue, type Value } from '../../../python/index.js';
import { ArrayValue } from '../../../numpy/index.js';
import { toShape } from '../../config-value.js';
import type { KerasSession } from '../../session.js';
import { notTensors, outputsOf, record, tensorOf, tensorsGiven, tensorsIn } from '../apply.js';
import { constantTensor, FunctionOperation } from '../function.js';
import { innerWeights, weighedPart } from '../inner-weights.js';
import { maskAfter, masksFor, withMask } from '../masks/index.js';
import { inferUnmet, nothingInferred, type Inference, type Masking, type Operation } from '../operation.js';
import { shapeValue, Tensor } from '../tensor.js';
import { leavesOf, mapLeaves } from './structure.js';
import { addedWeight } from './weights.js';

interface BodyState {
  readonly kept: readonly Value[];
  readonly ownWeights: readonly Maybe<WeightSpec>[];
  readonly isBuilt: boolean;
  readonly buildsBase: boolean;
}

/** What came of running an object's `call` on tensors. */
export interface Trace {
  /** The tensors that stand for its inputs, in order. */
  readonly inputs: readonly Tensor[];
  readonly result: Value;
  readonly outputs: readonly Tensor[];
  readonly inference: Inference;
}

/**
 * What a class of the file makes of a layer or a model: the layers and weights that its attributes hold, and its own
 * `build` and `call`, which are run on tensors of known shapes as Keras does when it meets them first.
 */
export class CustomBody extends Mutable<BodyState> {
  private kept: Value[] = [];
  private added: Maybe<WeightSpec>[] = [];
  private isBuilt = false;
  private buildsBase = false;
  private readonly inferred = new Map<string, Trace>();

  constructor(
    readonly born: number,
    private readonly session: KerasSession,
    private readonly instance: InstanceValue,
    private readonly context: Context,
    /** What the class of the library that it extends makes of inputs; null where that makes nothing by itself. */
    private readonly base: ((inputs: readonly Shape[]) => Inference) | null,
  ) {
    super();
  }

  /** The class of the file. */
  get type(): ClassValue {
    return this.instance.type;
  }

  /** Whether the file says itself what a call gives. */
  get hasCall(): boolean {
    return methodOf(this.instance, 'call') !== undefined;
  }

  /** The weights that it adds itself, where it does. */
  get ownWeights(): { readonly weights: Inference['weights'] } | undefined {
    if (this.added.length === 0) return undefined;
    const known = this.added.filter((weight): weight is WeightSpec => !isUnknown(weight));
    return { weights: this.added.find(isUnknown) ?? known };
  }

  /** What it does with masks: by the arguments of its `call`, and by `supports_masking` or a `compute_mask` of its own. */
  get masking(): Masking {
    return { reads: takesArgument(this.instance.type, 'call', 'mask'), after: (input, mask) => this.maskAfter(input, mask) };
  }

  private maskAfter(input: Tensor, mask: Tensor | null): Tensor | null {
    const method = methodOf(this.instance, 'compute_mask');
    if (method !== undefined) {
      const result = this.context.interpreter.call(method, plainCall(this.context, [input, mask ?? none]));
      return result instanceof Tensor ? result : null;
    }
    const supports = this.instance.attributes.get('supports_masking')?.value;
    return supports !== undefined && truthOf(supports) === true ? mask : null;
  }

  /** The layers and models that its attributes hold, in the order in which they were set. */
  get parts(): readonly Operation[] {
    const operations = this.kept.flatMap((value) => leavesOf(value, this.context.range)).map(operationIn);
    return [...new Set(operations.filter((operation) => operation !== undefined))];
  }

  /** Keeps what an attribute is set to. */
  keep(value: Value, context: Context): void {
    if (leavesOf(value, context.range).every((leaf) => operationIn(leaf) === undefined) && value.kind !== 'list' && value.kind !== 'dictionary') return;
    context.interpreter.touch(this);
    this.kept.push(value);
  }

  /** Methods of Keras that the file calls on the object. */
  attribute(name: string): Value | undefined {
    switch (name) {
      case 'add_weight':
      case 'add_variable':
        return nativeValue(name, (call) => this.addWeight(call));
      case 'build':
        return nativeValue(name, (call) => {
          call.interpreter.touch(this);
          this.buildsBase = true;
          return none;
        });
      default:
        return undefined;
    }
  }

  /** Whether the class of the file has a `build` of its own. */
  get hasBuild(): boolean {
    return methodOf(this.instance, 'build') !== undefined;
  }

  /** A method as the file calls it: Keras does not `build` again what was built so (keras/src/layers/layer.py, `build_wrapper`). */
  ownMethod(name: string, method: Value): Value {
    if (name !== 'build') return method;
    return nativeValue(name, (call) => {
      call.interpreter.touch(this);
      this.isBuilt = true;
      return call.interpreter.call(method, call);
    });
  }

  /** Calls the object on tensors: outside it is one operation, whatever its own `call` does. */
  apply(operation: Operation, call: Call, traced: (trace: Trace) => void): Value {
    const outer = tensorsGiven(call);
    const arrays = [...call.positional, ...call.keywords.values()].some(({ value }) => leavesOf(value, call.range).some((leaf) => leaf instanceof ArrayValue));
    if (outer.length === 0 && !arrays) return notTensors(call);
    const masks = masksFor(operation, call);
    const trace = this.trace(operation, operation.typeName === 'layer' ? withMasks(call, masks) : call);
    traced(trace);
    if (outer.length === 0) return notTensors(call);
    const application = record(operation, outer, trace.inference, undefined, masks);
    const mask = maskAfter(operation, call);
    if (isUnknown(trace.result) || !leavesOf(trace.result, call.range).some(isOutput)) return withMask(outputsOf(operation, application), mask);
    let output = 0;
    return withMask(mapLeaves(trace.result, (leaf) => (isOutput(leaf) ? tensorOf(operation, application, output++) : leaf), call), mask);
  }

  /** What the object makes of inputs of given shapes, several as a list. */
  infer(operation: Operation, shapes: readonly Shape[]): Trace | null {
    const key = JSON.stringify(shapes);
    const known = this.inferred.get(key);
    if (known !== undefined) return known;
    const { interpreter } = this.context;
    // The first call takes the names of what it makes; later ones here need not be calls of the program.
    const names = this.isBuilt ? this.session.names.save() : null;
    const traces: Trace[] = [];
    interpreter.guard(this.context.range, () => {
      const tensors = shapes.map((shape) => this.input(operation, shape, 'float32'));
      const [only, ...others] = tensors;
      const argument = only !== undefined && others.length === 0 ? only : interpreter.list(tensors);
      traces.push(this.trace(operation, plainCall(this.context, [argument])));
    });
    if (names !== null) this.session.names.restore(names);
    const trace = traces[0] ?? null;
    if (trace !== null) this.inferred.set(key, trace);
    return trace;
  }

  /** What its `call` makes of one input of a shape, where it is told whether it is to train; null where it cannot be run. */
  callOn(operation: Operation, shape: Shape, training: boolean | null): { readonly input: Tensor; readonly result: Value } | null {
    const method = methodOf(this.instance, 'call');
    if (method === undefined) return null;
    const { interpreter } = this.context;
    const input = this.input(operation, shape, 'float32');
    const told = training === null ? [] : [['training', { value: booleanValue(training), place: null }] as const];
    const names = this.session.names.save();
    const results: Value[] = [];
    interpreter.guard(this.context.range, () => {
      results.push(interpreter.call(method, { ...plainCall(this.context, [input]), keywords: new Map(told) }));
    });
    this.session.names.restore(names);
    const [result] = results;
    return result === undefined ? null : { input, result };
  }

  private trace(operation: Operation, call: Call): Trace {
    const inputs: Tensor[] = [];
    const inner = (value: Value): Value => mapLeaves(value, (leaf) => {
      const shape = leaf instanceof Tensor ? leaf.shape : leaf instanceof ArrayValue ? [null, ...leaf.facts.shape.slice(1)] : undefined;
      if (shape === undefined) return leaf;
      const input = this.input(operation, shape, leaf instanceof Tensor ? leaf.dtype : 'float32');
      inputs.push(input);
      return input;
    }, call);
    const positional = call.positional.map((argument) => ({ ...argument, value: inner(argument.value) }));
    const keywords = new Map([...call.keywords].map(([name, argument]) => [name, { ...argument, value: inner(argument.value) }]));
    const first = positional[0]?.value ?? [...keywords.values()][0]?.value ?? none;
    this.build(first, call);
    const method = methodOf(this.instance, 'call');
    const result = method === undefined ? this.unread(call) : call.interpreter.call(method, { ...call, positional, keywords });
    return { inputs, result, outputs: tensorsIn(result), inference: this.inference(inputs, result, first, call) };
  }

  private inference(inputs: readonly Tensor[], result: Value, first: Value, call: Call): Inference {
    const outputs = leavesOf(result, call.range).filter(isOutput);
    const shapes = outputs.length === 0 ? [this.unread(call)] : outputs.map((leaf) => (isUnknown(leaf) ? leaf : leaf.shape));
    const open = shapes.find(isUnknown);
    const known = open === undefined ? shapes : filledIn(shapes, this.computedShapes(first, call), isUnknown(result));
    const [outputShape = this.unread(call)] = known;
    return { outputShape, ...(known.length > 1 ? { outputShapes: known } : {}), weights: this.weights(inputs, open ?? null) };
  }

  /** What its own `compute_output_shape` says, one shape an output; none where it says nothing that is known. */
  private computedShapes(first: Value, call: Call): readonly Shape[] {
    const method = methodOf(this.instance, 'compute_output_shape');
    const value = method === undefined ? undefined : call.interpreter.call(method, plainCall(call, [this.shapesOf(first, call)]));
    if (value === undefined || value.kind === 'number') return [];
    const only = toShape(value, call.range);
    if (only !== undefined) return [only];
    const several = elementsOf(value, call.range);
    const shapes = isUnknown(several) ? [] : several.map((each) => toShape(each, call.range));
    return shapes.some((shape) => shape === undefined) ? [] : shapes.flatMap((shape) => (shape === undefined ? [] : [shape]));
  }

  /** @param unread Why `call` is not completely known, so that parts that it does not reach may be built all the same. */
  private weights(inputs: readonly Tensor[], unread: Unknown | null): Inference['weights'] {
    const weights: WeightSpec[] = [];
    const shapes = inputs.map(({ shape }) => shape).filter((shape): shape is Shape => !isUnknown(shape));
    const isBase = this.base !== null && (this.buildsBase || !this.hasBuild);
    const base = isBase ? this.base(shapes).weights : [];
    if (isUnknown(base)) return base;
    weights.push(...base);
    const own = this.ownWeights?.weights ?? [];
    if (isUnknown(own)) return own;
    weights.push(...own);
    const open = this.mayHoldLayers ? unread : null;
    const parts = this.parts.map((part) => weighedPart(part, { weights: weightsOf(part) ?? (open === null ? [] : inferUnmet(part, open).weights) }));
    const inside = innerWeights(parts);
    return isUnknown(inside) ? inside : (open ?? [...weights, ...inside]);
  }

  /** Whether its attributes hold layers, or what is not known, which may be some. */
  private get mayHoldLayers(): boolean {
    const attributes = [...this.instance.attributes.values()].flatMap(({ value }) => (value === undefined ? [] : leavesOf(value, this.context.range)));
    return this.parts.length > 0 || attributes.some(isUnknown);
  }

  private build(first: Value, call: Call): void {
    if (this.isBuilt) return;
    const method = methodOf(this.instance, 'build');
    call.interpreter.touch(this);
    this.isBuilt = true;
    if (method !== undefined) call.interpreter.call(method, plainCall(call, [this.shapesOf(first, call)]));
  }

  private shapesOf(value: Value, context: Context): Value {
    return mapLeaves(value, (leaf) => (leaf instanceof Tensor ? shapeValue(leaf.shape) : leaf), context);
  }

  private addWeight(call: Call): Value {
    const { weight, shape } = addedWeight(call);
    call.interpreter.touch(this);
    this.added.push(weight);
    return constantTensor('Variable', this.session, shape, call);
  }

  /** A tensor that stands for an input inside. */
  private input(operation: Operation, shape: Maybe<Shape>, dtype: string): Tensor {
    const inside = new FunctionOperation(this.session, 'InputLayer', [shape], operation.source, `${operation.id}/input`);
    inside.applications.push({ inputs: [], inference: inside.infer() });
    return new Tensor(inside, 0, shape, dtype);
  }

  private unread(context: Context): Unknown {
    return unknown(l10n.t('What the call() of "{0}" gives is known only when the file runs.', this.instance.type.name), context.range);
  }

  override save(): BodyState {
    return { kept: [...this.kept], ownWeights: [...this.added], isBuilt: this.isBuilt, buildsBase: this.buildsBase };
  }

  override restore(state: BodyState): void {
    this.kept = [...state.kept];
    this.added = [...state.ownWeights];
    this.isBuilt = state.isBuilt;
    this.buildsBase = state.buildsBase;
  }

  override merge(states: readonly BodyState[]): void {
    const [first] = states;
    if (first === undefined) return;
    this.restore({
      ...first,
      kept: [...new Set(states.flatMap(({ kept }) => kept))],
      ownWeights: [...new Set(states.flatMap(({ ownWeights }) => ownWeights))],
    });
  }
}

/** Whether something that `call` gives is one of the outputs, known or not. */
function isOutput(leaf: Value): leaf is Tensor | Unknown {
  return leaf instanceof Tensor || isUnknown(leaf);
}

/** Shapes with those that are not known as they are computed; of a result of which nothing is known, also how many there are. */
function filledIn(shapes: readonly Maybe<Shape>[], computed: readonly Shape[], isOpen: boolean): readonly Maybe<Shape>[] {
  if (isOpen && computed.length > 0) return computed;
  return computed.length === shapes.length ? shapes.map((shape, index) => (isUnknown(shape) ? (computed[index] ?? shape) : shape)) : shapes;
}

/** A call that is given the mask of its input, too. */
function withMasks(call: Call, [mask]: readonly Tensor[]): Call {
  return mask === undefined ? call : { ...call, keywords: new Map([['mask', { value: mask, place: null }]]) };
}

/** The weights of a part by its first use of which they are known; `undefined` where it has not been used. A model has its own. */
export function weightsOf(operation: Operation): Inference['weights'] | undefined {
  const { applications } = operation;
  if (applications.length === 0 && 'inputShape' in operation) {
    const shape = operation.inputShape as Maybe<Shape>;
    return operation.infer(isUnknown(shape) ? [] : [shape]).weights;
  }
  const inferences = [...applications.map(({ inference }) => inference), ...(operation.onData === undefined ? [] : [operation.onData])];
  return (inferences.find(({ weights }) => !isUnknown(weights)) ?? inferences[0])?.weights;
}

/** The layer or model that a value is. */
function operationIn(value: Value): Operation | undefined {
  const host = hostOf(value);
  return host !== null && 'applications' in host && (host.typeName === 'layer' || host.typeName === 'model') ? (host as Operation) : undefined;
}

/** What is not known of an object whose `call` could not be run. */
export function notTraced(name: string, operation: Operation): Inference {
  return nothingInferred(unknown(l10n.t('What the call() of "{0}" gives is known only when the file runs.', name), operation.source.range));
}

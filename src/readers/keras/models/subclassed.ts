import * as l10n from '@vscode/l10n';
import { unknown, type Maybe, type ModelSpec, type Shape, type Unknown } from '../../../spec/index.js';
import { nativeValue, plainCall, type Call, type Context, type InstanceValue, type Value } from '../../python/index.js';
import { CustomBody, notTraced, type Trace } from '../operations/custom/body.js';
import { LayerValue } from '../operations/layer.js';
import type { Inference, Masking, Operation } from '../operations/operation.js';
import { buildModel } from './methods.js';
import { ModelValue } from './model.js';
import { tracedWiring } from './wiring.js';

/** A model of a class of the file: its layers are the attributes, and its `call` says how they are wired. */
export class SubclassedModel extends ModelValue<null> {
  readonly form = 'Subclassed';
  private body: CustomBody | null = null;
  private traced: Trace | null = null;

  /** Makes it an object of a class of the file. */
  embody(instance: InstanceValue, call: Call): void {
    this.body = new CustomBody(this.born, this.session, instance, call, null);
  }

  get operations(): readonly Operation[] {
    return this.body?.parts ?? [];
  }

  get inputShape(): Maybe<Shape> {
    return this.traced?.inputs[0]?.shape ?? this.reason;
  }

  get outputShape(): Maybe<Shape> {
    return this.traced?.inference.outputShape ?? this.reason;
  }

  override get masking(): Masking | undefined {
    return this.body?.masking ?? super.masking;
  }

  override call(call: Call): Value {
    if (this.body?.hasCall !== true) return super.call(call);
    return this.body.apply(this, call, (trace) => {
      this.traced ??= trace;
    });
  }

  override attribute(name: string, context: Context): Value | undefined {
    const isBuiltByFile = name === 'build' && this.body?.hasBuild === true;
    return (isBuiltByFile ? undefined : super.attribute(name, context)) ?? this.body?.attribute(name);
  }

  /** A `build` of the file is told the shape of the input, as the one of Keras is. */
  ownMethod(name: string, method: Value): Value {
    const own = this.body?.ownMethod(name, method) ?? method;
    if (name !== 'build') return own;
    return nativeValue(name, (call) => {
      const result = call.interpreter.call(own, call);
      buildModel(this, call);
      return result;
    });
  }

  override setAttribute(name: string, value: Value, context: Context): void {
    super.setAttribute(name, value, context);
    this.body?.keep(value, context);
    for (const operation of this.operations) if (operation instanceof LayerValue) operation.models.add(this);
  }

  override meet(batch: Shape): void {
    if (this.traced === null && this.body?.hasCall === true) this.infer([batch]);
  }

  override meetSeveral(data: Value, call: Call): void {
    if (this.traced !== null || this.body?.hasCall !== true) return;
    this.body.apply(this, plainCall(call, [data]), (trace) => {
      this.traced ??= trace;
    });
  }

  override infer(inputs: readonly Shape[]): Inference {
    const trace = this.body?.hasCall === true ? this.body.infer(this, inputs) : null;
    this.traced ??= trace;
    return trace?.inference ?? notTraced(this.name, this);
  }

  override spec(): ModelSpec {
    return {
      ...this.identity,
      ...tracedWiring(this, this.traced, this.reason),
      ...this.body?.ownWeights,
    };
  }

  override save(): null {
    return null;
  }

  override restore(): void {
    // What its attributes hold is the body's.
  }

  override merge(): void {
    // What its attributes hold is the body's.
  }

  private get reason(): Unknown {
    return unknown(l10n.t('How the layers of "{0}" are connected is in its call(), which needs the shape of its input.', this.name), this.range);
  }
}

import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type ModelSpec, type Shape, type Unknown } from '../../../spec/index.js';
import { Allowance, elementsOf, nativeValue, none, type Context, type Value } from '../../python/index.js';
import { LayerValue } from '../operations/layer.js';
import { nothingInferred, type Inference, type Operation } from '../operations/operation.js';
import { layerSpec } from './layer-spec.js';
import { ModelValue } from './model.js';

/** A model of a class of the file: its layers are the attributes; how they are wired is up to its `call`. */
export class SubclassedModel extends ModelValue<readonly Operation[]> {
  readonly className = 'Subclassed';
  private tracked: Operation[] = [];

  get operations(): readonly Operation[] {
    return this.tracked;
  }

  get inputShape(): Maybe<Shape> {
    return this.reason;
  }

  get outputShape(): Maybe<Shape> {
    return this.reason;
  }

  override attribute(name: string, context: Context): Value | undefined {
    return name === '__init__' ? nativeValue(name, () => none) : super.attribute(name, context);
  }

  override setAttribute(name: string, value: Value, context: Context): void {
    super.setAttribute(name, value, context);
    context.interpreter.touch(this);
    this.track(value, context, new Allowance());
  }

  override meet(): void {
    // What shapes its layers get is up to its `call`.
  }

  override infer(): Inference {
    return nothingInferred(this.reason);
  }

  override spec(): ModelSpec {
    const { reason } = this;
    const input = `${this.id}/input`;
    const layers = this.tracked.map((operation) => {
      const { weights } = operation.applications[0]?.inference ?? nothingInferred(reason);
      return layerSpec(operation, [{ inputs: [], outputShape: reason }], weights);
    });
    return {
      id: this.id,
      name: this.name,
      variable: this.variable,
      className: 'Subclassed',
      layers,
      inputs: [{ layer: input, shape: reason, dtype: 'float32' }],
      outputs: [],
      range: this.range,
    };
  }

  override save(): readonly Operation[] {
    return [...this.tracked];
  }

  override restore(tracked: readonly Operation[]): void {
    this.tracked = [...tracked];
  }

  override merge(states: readonly (readonly Operation[])[]): void {
    this.restore([...new Set(states.flat())]);
  }

  private get reason(): Unknown {
    return unknown(l10n.t('How the layers of "{0}" are connected is in its call(), which is not read yet.', this.name), this.range);
  }

  private track(value: Value, context: Context, allowance: Allowance): void {
    if (value instanceof LayerValue) value.models.add(this);
    if (value instanceof LayerValue || value instanceof ModelValue) {
      if (!this.tracked.includes(value)) this.tracked.push(value);
      return;
    }
    if (!allowance.take()) return;
    if (value.kind === 'instance' && value.host !== null) this.track(value.host, context, allowance);
    if (value.kind !== 'list' && value.kind !== 'tuple') return;
    const elements = elementsOf(value, context.range);
    if (!isUnknown(elements)) for (const element of elements) this.track(element, context, allowance);
  }
}

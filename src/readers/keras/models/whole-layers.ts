import * as l10n from '@vscode/l10n';
import { applications } from '../../../nn/index.js';
import { unknown, type Unknown } from '../../../spec/index.js';
import { nativeValue, numberOf, sliceBounds, type Context, type HostValue, type Value } from '../../python/index.js';
import type { Operation } from '../operations/operation.js';

/** Whether an operation stands for all layers of a model of `keras.applications`. */
export function isWhole({ className }: Operation): boolean {
  return applications.find(className) !== undefined;
}

/**
 * The layers of a model that has one of `keras.applications` in it: what is done to all is known, and so is which one is
 * before the first and after the last of those that stand for many.
 */
export class WholeLayers implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'layers';

  constructor(
    private readonly name: string,
    private readonly operations: readonly Operation[],
  ) {}

  attribute(name: string, context: Context): Value | undefined {
    return name === '__len__' ? nativeValue(name, () => notToldApart(this.name, context)) : undefined;
  }

  elements(): readonly Value[] {
    return this.operations;
  }

  item(index: Value, context: Context): Value {
    const found = index.kind === 'slice' ? this.slice(sliceBounds(index), context) : this.operations[this.placeOf(numberOf(index) ?? Number.NaN, 'item') ?? Number.NaN];
    if (found !== undefined) return found;
    const reason = notToldApart(this.name, context);
    context.interpreter.note(reason);
    return reason;
  }

  private slice(bounds: ReturnType<typeof sliceBounds>, { interpreter }: Context): Value | undefined {
    if (bounds?.step !== 1) return undefined;
    const start = bounds.start === null ? 0 : this.placeOf(bounds.start, 'bound');
    const stop = bounds.stop === null ? this.operations.length : this.placeOf(bounds.stop, 'bound');
    return start === undefined || stop === undefined ? undefined : interpreter.list(this.operations.slice(start, stop));
  }

  /** Where an index of Keras's list is among the operations; `undefined` inside those that stand for many, and past them. */
  private placeOf(index: number, use: 'item' | 'bound'): number | undefined {
    const first = this.operations.findIndex(isWhole);
    const after = this.operations.length - 1 - this.operations.findLastIndex(isWhole);
    if (index >= 0) return index < first || (use === 'bound' && index === first) ? index : undefined;
    return -index <= after ? this.operations.length + index : undefined;
  }
}

/** Why one of the layers of an application is not known. */
export function notToldApart(name: string, { range }: Context): Unknown {
  return unknown(l10n.t('The layers of "{0}" are not told apart.', name), range);
}

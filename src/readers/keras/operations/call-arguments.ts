import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type CallArgument, type CallValue, type SourceRange } from '../../../spec/index.js';
import { elementsOf, sliceBounds, type Call, type Value } from '../../python/index.js';
import { toConfigValue } from '../config-value.js';
import { entriesInOrder } from './custom/structure.js';
import { Tensor } from './tensor.js';

/**
 * The arguments of a call, for whoever repeats it; `undefined` where they are nothing but the tensors in their order.
 * Tensors count as `tensorsGiven` lists them.
 */
export function callArguments(call: Call): readonly CallArgument[] | undefined {
  const given = allArguments(call);
  return given.every(({ name, value }) => name === null && isOfInputs(value)) ? undefined : given;
}

/** All arguments of a call, those by name last. */
export function allArguments({ positional, keywords, open, range }: Call): readonly CallArgument[] {
  const values = new CallValues(range);
  const byPlace = positional.map(({ value }) => ({ name: null, value: values.of(value) }));
  const sorted = [...keywords].sort(([one], [other]) => (one < other ? -1 : 1));
  const byName = sorted.map(([name, { value }]) => ({ name, value: values.of(value) }));
  return [...byPlace, ...byName, ...(open === null ? [] : [{ name: '**', value: open }])];
}

/** The arguments of an operator or an index, in their order. */
export function operands(values: readonly Value[], range: SourceRange): readonly CallArgument[] {
  const made = new CallValues(range);
  return values.map((value) => ({ name: null, value: made.of(value) }));
}

/** Turns values into arguments, counting the tensors on the way. */
class CallValues {
  private inputs = 0;

  constructor(private readonly range: SourceRange) {}

  of(value: Value): CallValue {
    if (value instanceof Tensor) return { kind: 'input', input: this.inputs++ };
    switch (value.kind) {
      case 'slice': {
        const bounds = sliceBounds(value);
        return bounds === undefined ? this.notKnown() : { kind: 'slice', ...bounds };
      }
      case 'ellipsis':
        return { kind: 'ellipsis' };
      case 'list':
      case 'tuple': {
        const elements = elementsOf(value, this.range);
        return isUnknown(elements) ? elements : elements.map((element) => this.of(element));
      }
      case 'dictionary': {
        for (const entry of entriesInOrder(value)) this.of(entry.value);
        return this.notKnown();
      }
      default:
        return toConfigValue(value, this.range);
    }
  }

  private notKnown(): CallValue {
    return unknown(l10n.t('What is given here is known only when the file runs.'), this.range);
  }
}

function isOfInputs(value: CallValue): boolean {
  if (Array.isArray(value)) return (value as readonly CallValue[]).every(isOfInputs);
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'input';
}

import * as l10n from '@vscode/l10n';
import { unknown } from '../../spec/index.js';
import { tupleValue, type Context, type HostValue, type Value } from '../python/index.js';
import { ArrayValue } from './array.js';
import { callNumpy } from './call.js';

/**
 * `np.c_[a, b]` and `np.r_[a, b]`: arrays beside each other as columns, and one after another (numpy/lib/_index_tricks_impl.py).
 * Slices and texts in the brackets, which make ranges and choose axes, are not followed, nor are columns of more than two axes.
 */
function joinedByIndex(name: string, joint: 'column_stack' | 'concatenate'): HostValue {
  return {
    kind: 'host',
    typeName: name,
    item(index, context): Value {
      const parts = index.kind === 'tuple' ? index.items : [index];
      const isFollowed = parts.every((part) => part.kind !== 'slice' && part.kind !== 'string' && (joint === 'concatenate' || !(part instanceof ArrayValue) || part.shape.length <= 2));
      return (isFollowed ? join(joint, parts, context) : undefined) ?? unknown(l10n.t('What "{0}" makes of data is not read.', name), context.range);
    },
  };
}

function join(joint: string, parts: readonly Value[], { interpreter, range, statement }: Context): Value | undefined {
  return callNumpy('numpy', joint, { interpreter, range, statement, callee: range, argumentList: range, positional: [{ value: tupleValue(parts), place: null }], keywords: new Map(), open: null });
}

export const indexJoiners: Readonly<Record<string, Value>> = { c_: joinedByIndex('c_', 'column_stack'), r_: joinedByIndex('r_', 'concatenate') };

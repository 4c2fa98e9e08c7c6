import * as l10n from '@vscode/l10n';
import type { ArrayExpression } from '../../spec/index.js';
import type { TextRows } from '../array.js';
import { DataError } from '../errors.js';
import type { Builder } from './build.js';
import { whole } from './memory-of.js';
import { splitOf } from './split.js';
import { tokenized } from './tokenized.js';
import { sliceIndices } from './views.js';

/**
 * Texts of different lengths: those of a data set, some of them, or several one after another.
 * @throws DataError for what is not made of texts in such a way.
 */
export function textRows(expression: ArrayExpression, builder: Builder): TextRows {
  switch (expression.operation) {
    case 'dataset': {
      const loaded = builder.loaded(expression);
      if ('starts' in loaded) return loaded;
      break;
    }
    case 'tokenized':
      return tokenized(expression, builder);
    case 'split':
      return picked([textRows(expression.input, builder)], [...splitOf(expression, textRows(expression.input, builder).starts.length - 1, builder)]);
    case 'slice': {
      if (expression.axis !== 0) break;
      const rows = textRows(expression.input, builder);
      const { first, count } = sliceIndices(rows.starts.length - 1, expression.start, expression.stop, expression.step);
      return picked([rows], Array.from({ length: count }, (_, index) => first + index * expression.step));
    }
    case 'take': {
      const rows = textRows(expression.input, builder);
      return picked([rows], [...whole(builder.build(expression.indices), 'array[indices]', builder.memory)]);
    }
    case 'concatenate': {
      const all = expression.inputs.map((input) => textRows(input, builder));
      return picked(all, Array.from({ length: all.reduce((sum, { starts }) => sum + starts.length - 1, 0) }, (_, index) => index));
    }
    default:
  }
  throw new DataError(l10n.t('Only texts are filled up to one length here.'));
}

/** Some texts of several lists, by their numbers in all of them together; negative ones count from the end. */
function picked(lists: readonly TextRows[], rows: readonly number[]): TextRows {
  const texts = lists.flatMap(({ values, starts }) => Array.from({ length: starts.length - 1 }, (_, row) => values.subarray(starts[row], starts[row + 1])));
  const chosen = rows.map((row) => {
    const text = texts.at(row);
    if (text === undefined) throw new DataError(l10n.t('There is no text {0} among {1}.', row, texts.length));
    return text;
  });
  const starts = new Int32Array(chosen.length + 1);
  chosen.forEach(({ length }, row) => (starts[row + 1] = (starts[row] ?? 0) + length));
  const values = new Int32Array(starts.at(-1) ?? 0);
  chosen.forEach((text, row) => values.set(text, starts[row]));
  return { values, starts };
}

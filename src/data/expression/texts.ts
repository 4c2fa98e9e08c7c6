import * as l10n from '@vscode/l10n';
import type { ArrayExpression } from '../../spec/index.js';
import { DataError } from '../errors.js';
import type { Builder } from './build.js';
import { foldOf } from './fold.js';
import { whole } from './memory-of.js';
import { splitOf } from './split.js';
import { sliceIndices } from './views.js';

/**
 * Texts, one a row: those that the program writes, or that files hold, some of them, or several lists one after another.
 * @throws DataError for what is not made of texts in such a way.
 */
export function textsOf(expression: ArrayExpression, builder: Builder): readonly string[] {
  const rows = (input: ArrayExpression, chosen: Iterable<number>): readonly string[] => {
    const texts = textsOf(input, builder);
    return Array.from(chosen, (row) => {
      const text = texts.at(row);
      if (text === undefined) throw new DataError(l10n.t('There is no text {0} among {1}.', row, texts.length));
      return text;
    });
  };
  switch (expression.operation) {
    case 'texts':
      return expression.values;
    case 'textFolder':
    case 'tableTexts': {
      const loaded = builder.loaded(expression);
      if ('texts' in loaded) return loaded.texts;
      break;
    }
    case 'reshape':
    case 'cast':
      return textsOf(expression.input, builder);
    case 'slice': {
      if (expression.axis !== 0) break;
      const { first, count } = sliceIndices(textsOf(expression.input, builder).length, expression.start, expression.stop, expression.step);
      return rows(expression.input, Array.from({ length: count }, (_, index) => first + index * expression.step));
    }
    case 'take':
      return rows(expression.input, expression.indices.operation === 'fold' ? foldOf(expression.indices, rowsOf(expression.indices.input, builder), builder) : whole(builder.build(expression.indices), 'array[indices]', builder.memory));
    case 'mask': {
      const holds = whole(builder.build(expression.condition), 'array[mask]', builder.memory);
      return textsOf(expression.input, builder).filter((_, row) => holds[row] !== 0);
    }
    case 'split':
      return rows(expression.input, splitOf(expression, textsOf(expression.input, builder).length, builder));
    case 'concatenate':
      return expression.inputs.flatMap((input) => textsOf(input, builder));
    default:
  }
  throw new DataError(l10n.t('Only texts that the program writes itself, and those of tables and folders, are turned into numbers here.'));
}

/** Whether an expression is of texts. */
export function isTexts({ dtype }: ArrayExpression): boolean {
  return dtype === 'string';
}

/** How many rows an array has, texts or not. */
export function rowsOf(expression: ArrayExpression, builder: Builder): number {
  return isTexts(expression) ? textsOf(expression, builder).length : (builder.build(expression).shape[0] ?? 0);
}

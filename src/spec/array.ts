import type {
  ArithmeticArray,
  AssignArray,
  CastArray,
  ChooseArray,
  ConcatenateArray,
  ElementWiseArray,
  FoldArray,
  MarkArray,
  MaskArray,
  OneHotArray,
  PaddedArray,
  PutArray,
  RankArray,
  RepeatArray,
  ReplaceArray,
  ReshapeArray,
  SliceArray,
  SplitArray,
  StatisticArray,
  TakeArray,
  TokenizedArray,
  TokenMatrixArray,
  TransposeArray,
  VectorizedArray,
  WindowsArray,
} from './array-operations.js';
import type { IndicatorsArray, QuantileArray, QuantileShareArray } from './array-encodings.js';
import type {
  DatasetArray,
  FileArray,
  GeneratedArray,
  ImageFolderArray,
  LiteralArray,
  NoiseArray,
  RandomArray,
  SequenceArray,
  TableArray,
  TableTextsArray,
  TextFolderArray,
  TextsArray,
} from './array-sources.js';
import type { SourceRange } from './source.js';
import type { Shape } from './value.js';

/** What no other array goes into. */
export type SourceArray =
  | DatasetArray
  | FileArray
  | TableArray
  | ImageFolderArray
  | GeneratedArray
  | LiteralArray
  | TextsArray
  | TextFolderArray
  | TableTextsArray
  | SequenceArray
  | RandomArray
  | NoiseArray;

/** What is done to arrays. */
export type OperationArray =
  | IndicatorsArray | QuantileArray | QuantileShareArray
  | SliceArray | ArithmeticArray | ElementWiseArray | StatisticArray | CastArray | ReshapeArray | TransposeArray | ConcatenateArray | RepeatArray | OneHotArray
  | TakeArray | MaskArray | PutArray | AssignArray | MarkArray | ReplaceArray | ChooseArray | RankArray | SplitArray | FoldArray | PaddedArray | WindowsArray
  | VectorizedArray | TokenizedArray | TokenMatrixArray;

/** How an array comes about. Shapes and types are those of the result. */
export type ArrayExpression = (SourceArray | OperationArray) & {
  readonly kind: 'array';
  readonly shape: Shape;
  /** As numpy spells it: `uint8`, `float64`. */
  readonly dtype: string;
  readonly range?: SourceRange;
};

/** An array that is made of no other one. */
export type SourceExpression = Extract<ArrayExpression, SourceArray>;

const sources: ReadonlySet<string> = new Set<SourceArray['operation']>([
  'dataset', 'file', 'table', 'images', 'generated', 'literal', 'texts', 'textFolder', 'tableTexts', 'sequence', 'random', 'noise',
]);

/** Whether no other array goes into one. */
export function isSource(expression: ArrayExpression): expression is SourceExpression {
  return sources.has(expression.operation);
}

/** The arrays that an expression is made of, one step down; none of a source. */
export function inputsOf(expression: ArrayExpression): readonly ArrayExpression[] {
  const isArray = (operand: ArrayExpression | number): operand is ArrayExpression => typeof operand !== 'number';
  if (isSource(expression)) return [];
  switch (expression.operation) {
    case 'concatenate':
      return expression.inputs;
    case 'take':
      return [expression.input, expression.indices];
    case 'mask':
      return [expression.input, expression.condition];
    case 'assign':
      return [expression.input, expression.values].filter(isArray);
    case 'vectorized':
      return expression.seen === null ? [expression.input] : [expression.input, expression.seen];
    case 'tokenized':
    case 'tokenMatrix':
      return [expression.input, ...expression.seen];
    case 'mark':
      return [expression.input, expression.columns];
    case 'rank':
    case 'indicators':
    case 'quantileShare':
      return expression.among === undefined || expression.among === null ? [expression.input] : [expression.input, expression.among];
    case 'put':
      return [expression.input, expression.condition, expression.values].filter(isArray);
    case 'choose':
      return [expression.condition, expression.left, expression.right].filter(isArray);
    case 'split':
    case 'fold':
      return expression.stratify === null ? [expression.input] : [expression.input, expression.stratify];
    default:
      return 'input' in expression ? [expression.input] : [expression.left, expression.right].filter(isArray);
  }
}

/** Whether the rows of an expression are of different lengths, as the words' numbers of texts are. */
export function hasRowsOfLengths(expression: ArrayExpression): boolean {
  switch (expression.operation) {
    case 'tokenized':
      return true;
    case 'dataset':
      return expression.dtype === 'object';
    case 'slice':
    case 'take':
    case 'split':
      return hasRowsOfLengths(expression.input);
    case 'concatenate':
      return expression.inputs.length > 0 && expression.inputs.every(hasRowsOfLengths);
    default:
      return false;
  }
}

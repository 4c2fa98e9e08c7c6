import * as l10n from '@vscode/l10n';
import type { Shape } from '../../../spec/index.js';
import { ArgumentError } from '../../argument.js';
import { ShapeError } from '../../definition.js';
import { formatShape } from '../../shape.js';

/** The equation of an EinsumDense taken apart: a letter for each axis of the input, the kernel and the output. */
export interface Equation {
  readonly input: readonly string[];
  readonly kernel: readonly string[];
  readonly output: readonly string[];
  /** Where `...` stands for axes that go through untouched: on neither side, before the letters or behind them. */
  readonly rest: 'none' | 'before' | 'behind';
}

const forms: readonly (readonly [RegExp, Equation['rest']])[] = [
  [/^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)/, 'none'],
  [/^\.\.\.([a-zA-Z]+),([a-zA-Z]+)->\.\.\.([a-zA-Z]+)/, 'before'],
  [/^([a-zA-Z]{2,})\.\.\.,([a-zA-Z]+)->([a-zA-Z]+)\.\.\./, 'behind'],
];

/**
 * Reads `abc,cd->abd` (keras/src/layers/core/einsum_dense.py, `_analyze_einsum_string`).
 * @throws ArgumentError where the equation has none of the three forms that Keras takes.
 */
export function readEquation(equation: string): Equation {
  for (const [form, rest] of forms) {
    const [, input, kernel, output] = form.exec(equation) ?? [];
    if (input !== undefined && kernel !== undefined && output !== undefined) {
      return { input: Array.from(input), kernel: Array.from(kernel), output: Array.from(output), rest };
    }
  }
  throw new ArgumentError(
    'equation',
    l10n.t(
      'The "equation" of EinsumDense must look like "ab,bc->ac", "...a,ab->...b" or "ab...,bc->ac..."; it is "{0}".',
      equation,
    ),
  );
}

/** The lengths of the output's axes and of those that letters name. */
export interface EinsumShapes {
  readonly output: Shape;
  /** The length of each letter's axis; null where it is not known. */
  readonly lengths: ReadonlyMap<string, number | null>;
  /** How many axes `...` stands for. */
  readonly elided: number;
}

/**
 * Puts the shape of the output together from the batch, what `...` stands for and the argument `output_shape`.
 * @throws ShapeError where an axis that is in both does not have one length in both.
 */
export function einsumShapes(equation: Equation, input: Shape, outputShape: Shape): EinsumShapes {
  const elided = input.length - equation.input.length;
  const [batch = null] = input;
  const before = equation.rest === 'before' && elided > 0;
  const output = [
    batch,
    ...(before ? input.slice(1, elided) : []),
    ...outputShape,
    ...(elided > 0 && !before ? input.slice(-elided) : []),
  ];
  const offset = equation.rest === 'before' ? elided : 0;
  const lengths = new Map<string, number | null>();
  for (const [index, letter] of equation.output.entries()) lengths.set(letter, output[index + offset] ?? null);
  for (const [index, letter] of equation.input.entries()) {
    const length = input[index + offset] ?? null;
    const other = lengths.get(letter) ?? null;
    if (other !== null && other !== length) throw notTheSame(letter, input, output);
    if (!lengths.has(letter)) lengths.set(letter, length);
  }
  requireKnownLetters(equation);
  return { output, lengths, elided };
}

function notTheSame(letter: string, input: Shape, output: Shape): ShapeError {
  return new ShapeError(
    l10n.t(
      'The axis "{0}" of EinsumDense is not as long in its input, {1}, as in its output, {2}.',
      letter,
      formatShape(input),
      formatShape(output),
    ),
  );
}

function requireKnownLetters({ input, kernel, output }: Equation): void {
  const lost = output.find((letter) => !input.includes(letter) && !kernel.includes(letter));
  const loose = kernel.find((letter) => !input.includes(letter) && !output.includes(letter));
  const letter = lost ?? loose;
  if (letter === undefined) return;
  throw new ArgumentError(
    'equation',
    l10n.t('The axis "{0}" of EinsumDense is in one part of its equation only.', letter),
  );
}

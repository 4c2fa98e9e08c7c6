import { isUnknown, type ArrayExpression } from '../../spec/index.js';
import type { Context } from '../python/index.js';
import { madeArray, type ArrayValue } from './array.js';

/** Rows that are cut out of an array, and what is done to them then, the last first. */
interface Cut {
  readonly input: ArrayExpression;
  readonly start: number;
  readonly length: number;
  readonly steps: readonly Step[];
}

/** What is done to rows without moving any from one sample to another. */
type Step = Extract<ArrayExpression, { operation: 'slice' | 'reshape' | 'cast' }>;

/** Longer chains of steps are not compared. */
const mostSteps = 6;

/**
 * Arrays that are windows of one array, each as far behind the last: what a loop makes that appends `series[i:i + 20]`, or
 * `series[i + 20]`. `undefined` where they are not.
 * @param count How many there are, where the arrays are only the first of them.
 */
export function windowsOf(arrays: readonly ArrayValue[], context: Context, count: number = arrays.length): ArrayValue | undefined {
  const cuts = arrays.map(({ facts }) => (isUnknown(facts.expression) ? undefined : cutOf(facts.expression)));
  const [first, second] = cuts;
  const [array] = arrays;
  if (first === undefined || second === undefined || array === undefined) return undefined;
  const step = second.start - first.start;
  const isNext = (cut: Cut | undefined, place: number): boolean =>
    cut?.input === first.input && cut.length === first.length && cut.start === first.start + place * step && sameSteps(cut.steps, first.steps);
  if (step === 0 || !cuts.every(isNext)) return undefined;
  const { input, start, length } = first;
  const [rows = null] = input.shape;
  const last = start + (count - 1) * step;
  if (last < 0 || rows === null || last + length > rows) return undefined;
  return madeArray(context, [count, ...array.facts.shape], array.facts.dtype, [array], () => {
    const windows: ArrayExpression = { kind: 'array', operation: 'windows', input, start, step, length, count, shape: [count, length, ...input.shape.slice(1)], dtype: input.dtype };
    return first.steps.reduceRight<ArrayExpression>((inner, own) => behind(inner, own, count), windows);
  });
}

/** How an array is cut out of another one along its first axis. */
function cutOf(expression: ArrayExpression): Cut | undefined {
  const steps: Step[] = [];
  for (let node = expression; steps.length <= mostSteps; ) {
    if (node.operation === 'slice' && node.axis === 0) {
      const { input, start, stop, step } = node;
      const rows = input.shape[0] ?? null;
      // What is open, or counts from the end, is so many rows only where the array has as many.
      if (step !== 1 || start === null || stop === null || start < 0 || stop <= start || rows === null || stop > rows) return undefined;
      return { input, start, length: stop - start, steps };
    }
    if (node.operation !== 'slice' && node.operation !== 'reshape' && node.operation !== 'cast') return undefined;
    if (node.operation === 'reshape' && node.shape.some((length) => length === null)) return undefined;
    steps.push(node);
    node = node.input;
  }
  return undefined;
}

function sameSteps(steps: readonly Step[], others: readonly Step[]): boolean {
  return steps.length === others.length && steps.every((step, place) => textOf(step) === textOf(others[place]));
}

/** A step without what it is done to, and where it is written. */
function textOf(step: Step | undefined): string {
  return JSON.stringify(step, (name, value: unknown) => (name === 'input' || name === 'range' ? undefined : value));
}

/** A step done to all windows at once, whose axes lie one further. */
function behind(input: ArrayExpression, step: Step, count: number): ArrayExpression {
  const shape = [count, ...step.shape];
  return step.operation === 'slice' ? { ...step, input, axis: step.axis + 1, shape } : { ...step, input, shape };
}

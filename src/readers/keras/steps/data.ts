import { isUnknown, unknown, type ArrayExpression, type DataFacts, type Maybe, type Shape, type SourceRange, type StepDataFacts } from '../../../spec/index.js';
import { elementsOf, none, tupleValue, type Call, type Context, type Value } from '../../python/index.js';
import { DataFrame } from '../../pandas/index.js';
import { ArrayValue, notAnArray, rearrangedValues } from '../../numpy/index.js';
import { DatasetValue } from '../pipelines/index.js';
import * as l10n from '@vscode/l10n';

/** The data that an argument is; of a table, its numbers. */
export function dataIn(value: Value | undefined, context: Context): Value | undefined {
  if (value instanceof DataFrame) return value.toArray(context);
  return value?.kind === 'tuple' ? tupleValue(value.items.map((item) => dataIn(item, context) ?? item)) : value;
}

/** The array that an argument is, or why it is not known. */
export function arrayOf(value: Value | undefined, range: SourceRange): Maybe<ArrayExpression> {
  if (value instanceof ArrayValue) return value.facts.expression;
  if (value instanceof DatasetValue) return arrayOf(value.whole?.arrays[0] ?? value.samples, range);
  if (value === undefined || value.kind === 'none') return unknown(l10n.t('No data is given here.'), range);
  if (value.kind === 'list' && isListOfNumbers(value)) return unknown(l10n.t('This is a list of numbers, which Keras 3 does not take as data. Write np.array(…) around it.'), range);
  return located(notAnArray(value, range), range);
}

/** `[4]`, `[[9, 10], [1, 2]]`: what Keras 2 made an array of. */
function isListOfNumbers(value: Value): boolean {
  if (value.kind === 'number') return true;
  return value.kind === 'list' && value.uncertainty === null && value.items.length > 0 && value.items.every(isListOfNumbers);
}

/** The labels of a data set of pairs. */
function labelsOf({ element, whole }: DatasetValue, range: SourceRange): Maybe<ArrayExpression> {
  if (whole !== null) return arrayOf(whole.arrays[1], range);
  return arrayOf(element.kind === 'tuple' ? element.items[1] : undefined, range);
}

/** The labels that go with samples: those given, else those that are in the data set; of data that is not known, neither. */
export function labelsFor(samples: Value | undefined, labels: Value | undefined, samplesRange: SourceRange, labelsRange: SourceRange): Maybe<ArrayExpression> {
  if (labels !== undefined && labels.kind !== 'none') return arrayOf(labels, labelsRange);
  if (samples instanceof DatasetValue) return labelsOf(samples, samplesRange);
  return samples !== undefined && isUnknown(samples) ? located(samples, samplesRange) : arrayOf(undefined, labelsRange);
}

/** The shape of an argument that is an array. */
export function shapeOf(value: Value | undefined): Shape | null {
  if (value instanceof DatasetValue) return shapeOf(value.samples);
  // Sequences of different lengths have no shape in common.
  return value instanceof ArrayValue && value.facts.dtype !== 'object' ? value.facts.shape : null;
}

/** A pair `(x, y)`, as `validation_data` takes it. */
export function pairOf(value: Value, range: SourceRange): { readonly x: Maybe<ArrayExpression>; readonly y: Maybe<ArrayExpression> } {
  if (value instanceof DatasetValue) return { x: arrayOf(value, range), y: labelsOf(value, range) };
  const elements = value instanceof ArrayValue ? notAnArray(none, range) : elementsOf(value, range);
  if (isUnknown(elements)) return { x: elements, y: elements };
  return { x: arrayOf(elements[0], range), y: arrayOf(elements[1], range) };
}

/** An unknown with a place: its own, or the one given. */
export function located<Thing extends { readonly range?: SourceRange }>(thing: Thing, range: SourceRange): Thing {
  return thing.range === undefined ? { ...thing, range } : thing;
}

/** What data may be fed to. */
interface Fed {
  meet(batch: Shape, call: Call): void;
  meetSeveral?(data: Value, call: Call): void;
}

/** Tells a model the shape of the batches of data that it meets, or of each where they are several. */
export function meetData(model: Fed, value: Value | undefined, call: Call): void {
  const shape = shapeOf(value);
  if (shape !== null) model.meet([null, ...shape.slice(1)], call);
  else if (value !== undefined && areArrays(value, call)) model.meetSeveral?.(value, call);
}

/** Whether a value is arrays in a list, a tuple or a dictionary, and nothing else. */
function areArrays(value: Value, { range }: Context): boolean {
  const items = value.kind === 'dictionary' ? (value.uncertainty ?? [...value.entries.values()].map((entry) => entry.value))
    : value.kind === 'list' || value.kind === 'tuple' ? elementsOf(value, range) : [];
  return !isUnknown(items) && items.length > 0 && items.every((item) => shapeOf(item) !== null);
}

/** What is known of the arrays that a step is given. */
export function factsOf(x: Value | undefined, y: Value | undefined, validation?: Value): StepDataFacts {
  const [ofX, ofY] = factsOfPair(x, y);
  const pair = validation?.kind === 'tuple' || validation?.kind === 'list' ? elementsOf(validation, nowhere) : [validation];
  const [drawn, validationDrawn] = [drawnAnew(x), drawnAnew(validation)];
  const [validationX, validationY] = isUnknown(pair) ? [] : factsOfPair(pair[0], pair[1]);
  return {
    ...(ofX !== undefined && { x: ofX }),
    ...(ofY !== undefined && { y: ofY }),
    ...(validationX !== undefined && { validationX }),
    ...(validationY !== undefined && { validationY }),
    ...(drawn !== undefined && { drawnAnew: drawn }),
    ...(validationDrawn !== undefined && { validationDrawnAnew: validationDrawn }),
  };
}

/** Where a part of a pipeline that a step is given is drawn anew for every pass. */
function drawnAnew(value: Value | undefined): SourceRange | undefined {
  return value instanceof DatasetValue && value.shuffling?.isPart === true ? value.shuffling.by : undefined;
}

const nowhere: SourceRange = { source: '', start: 0, end: 0 };

function factsOfPair(x: Value | undefined, y: Value | undefined): readonly [DataFacts | undefined, DataFacts | undefined] {
  if (x instanceof DatasetValue) return [arrayFacts(x.samples), arrayFacts(x.element.kind === 'tuple' ? x.element.items[1] : undefined)];
  return [arrayFacts(x), arrayFacts(y)];
}

function arrayFacts(value: Value | undefined): DataFacts | undefined {
  if (!(value instanceof ArrayValue) || value.facts.dtype === 'object') return undefined;
  const { shape, dtype, values } = value.facts;
  return { shape, dtype, ...rearrangedValues(values) };
}

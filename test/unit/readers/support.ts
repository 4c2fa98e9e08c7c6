import { countParameters, type ParameterCount } from '../../../src/nn/index.js';
import { readPython, type Reading } from '../../../src/readers/index.js';
import { isConfigObject, isUnknown, type LayerSpec, type Maybe, type ModelSpec, type PlanStep, type Shape, type SourceRange } from '../../../src/spec/index.js';

/** A text and what the reader makes of it. */
export interface Read extends Reading {
  readonly text: string;
}

export function read(text: string): Read {
  return { text, ...readPython({ path: 'model.py', text }) };
}

/** What stands at a range. */
export function textAt({ text }: { readonly text: string }, { start, end }: SourceRange): string {
  return text.slice(start, end);
}

/** The only model of a file, or the one kept in a variable. */
export function modelIn({ plan }: Reading, variable?: string): ModelSpec {
  const found = variable === undefined ? plan.models : plan.models.filter((model) => model.variable === variable);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`There are ${found.length} such models.`);
  return found[0];
}

/** The layers as the text shows them: `dense_1 Dense`. */
export function names(model: ModelSpec): string[] {
  return model.layers.map(({ name, className }) => `${name} ${className}`);
}

/** The known values of one argument over the layers that have it. */
export function argument(model: ModelSpec, name: string): unknown[] {
  return model.layers.flatMap(({ config }) => {
    const value = config[name];
    if (value === undefined) return [];
    if (isUnknown(value)) return [value.reason];
    return [isConfigObject(value) ? value.className : value];
  });
}

export function shapes(model: ModelSpec): (Shape | string)[] {
  return model.layers.map(({ calls }) => known(calls[0]!.outputShape));
}

/** A value, or the reason why it is not known. */
export function known<Value>(value: Maybe<Value>): Value | string {
  return isUnknown(value) ? value.reason : value;
}

export function parameters(model: ModelSpec): ParameterCount | string {
  return known(countParameters(model));
}

export function layerOf(model: ModelSpec, name: string): LayerSpec {
  const layer = model.layers.find((each) => each.name === name);
  if (layer === undefined) throw new Error(`The model has no layer ${name}.`);
  return layer;
}

/** The only step of a kind. */
export function stepIn<Kind extends PlanStep['kind']>({ plan }: Reading, kind: Kind): Extract<PlanStep, { kind: Kind }> {
  const steps = plan.steps.filter((step): step is Extract<PlanStep, { kind: Kind }> => step.kind === kind);
  if (steps.length !== 1 || steps[0] === undefined) throw new Error(`There are ${steps.length} such steps.`);
  return steps[0];
}

/** Lines under the imports that the tests' files begin with. */
export function keras(...lines: readonly string[]): string {
  return ['from tensorflow import keras', 'from tensorflow.keras import layers', ...lines, ''].join('\n');
}

/** The numbers of units of the Dense layers that a text builds; lines see `layers` and `keras`. */
export function unitsOf(...lines: readonly string[]): unknown[] {
  return argument(modelIn(read(keras(...lines))), 'units');
}

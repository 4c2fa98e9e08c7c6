import { advise, type Finding } from '../../../src/advice/index.js';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type LayerSpec, type TrainingPlan } from '../../../src/spec/index.js';

/** A text, what the reader makes of it, and what the rules say. */
export interface Advised {
  readonly text: string;
  readonly plan: TrainingPlan;
  readonly syntaxErrors: number;
  readonly findings: readonly Finding[];
}

export function adviseText(text: string): Advised {
  const { plan, syntaxErrors } = readPython({ path: 'model.py', text });
  return { text, plan, syntaxErrors: syntaxErrors.length, findings: advise(plan, text) };
}

/** The layers of all models, in order. */
export function layersOf({ plan }: { readonly plan: TrainingPlan }): LayerSpec[] {
  return plan.models.flatMap(({ layers }) => layers);
}

/** The text of a range. */
export function slice(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

/** A Sequential model with these layers, one a line, between an input of 784 and an output of ten classes. */
export function sequential(...layers: readonly string[]): string {
  const lines = ['layers.Input(shape=(784,))', ...layers, 'layers.Dense(10, activation="softmax")'];
  return `from tensorflow.keras import Sequential, initializers, layers\n\nmodel = Sequential([\n${lines.map((line) => `    ${line},\n`).join('')}])\n`;
}

/** The className of an object in a layer's configuration. */
export function classNameOf(layer: LayerSpec | undefined, argument: string): string | null {
  const value = layer?.config[argument];
  if (typeof value !== 'object' || value === null || isUnknown(value) || !('className' in value)) return null;
  return value.className;
}

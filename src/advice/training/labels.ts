import type { DataFacts, FitStep, LabelFacts } from '../../spec/index.js';
import type { Compilation } from './compilation.js';

/** The labels that a compiled model is trained or evaluated with, where anything is known of them. */
export function labelsOf({ fits, evaluations }: Compilation): DataFacts | null {
  for (const { facts } of [...fits, ...evaluations]) if (facts?.y !== undefined) return facts.y;
  return null;
}

/** The classes that the labels stand for; null where they are not known to be classes. */
export function classesOf(compilation: Compilation): LabelFacts | null {
  return labelsOf(compilation)?.labels ?? null;
}

/** The samples and labels of every fit, evaluation and prediction of a compiled model, validation data included. */
export function pairsOf({ fits, evaluations, predictions }: Compilation): readonly DataPair[] {
  const given = [...fits, ...evaluations, ...predictions].map(({ facts, call }) => ({ call, x: facts?.x ?? null, y: facts?.y ?? null, isValidation: false }));
  const validation = fits.map(({ facts, call }) => ({ call, x: facts?.validationX ?? null, y: facts?.validationY ?? null, isValidation: true }));
  return [...given, ...validation].filter(({ x, y }) => x !== null || y !== null);
}

/** Samples and the labels that go with them. */
export interface DataPair {
  /** The call that they are given to. */
  readonly call: FitStep['call'];
  readonly x: DataFacts | null;
  readonly y: DataFacts | null;
  readonly isValidation: boolean;
}

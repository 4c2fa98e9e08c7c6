import type { DataFacts } from '../../../spec/index.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { labelsOf } from '../../training/labels.js';
import { lossOf, type KnownLoss } from '../../training/loss.js';
import { unitsOf } from './probabilities.js';

/** A target that no class has, of a model that is trained with a loss for classes; null where none is known. */
export function targetBeyondClasses(compilation: Compilation): number | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  const targets = labelsOf(compilation);
  if (output === null || loss === null || targets === null || targets.labels !== undefined) return null;
  return outsideOf(loss, targets, unitsOf(output));
}

function outsideOf({ kind }: KnownLoss, { minimum, maximum, dtype }: DataFacts, units: number | null): number | null {
  if (!dtype.startsWith('float')) return null;
  const greatest = { binary: 1, categorical: 1, sparse: units === null ? null : units - 1, regression: null }[kind];
  if (greatest === null) return null;
  if (maximum !== undefined && maximum > greatest) return maximum;
  return minimum !== undefined && minimum < 0 ? minimum : null;
}

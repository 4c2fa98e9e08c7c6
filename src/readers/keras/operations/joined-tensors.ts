import { isUnknown, type Maybe, type Shape, type Unknown } from '../../../spec/index.js';
import { opaqueFor } from './opaque.js';
import { Tensor } from './tensor.js';

/**
 * What follows branches of which one is real: a layer of which only the place is known stands for all that they do not
 * have in common. Its shape is known where all branches give the same. `undefined` where nothing leads to all of them.
 * @param repeats Whether there may be more of the same, as of a loop of which the number of turns is not known.
 */
export function joinTensors(branches: readonly [Tensor, ...Tensor[]], reason: Unknown, repeats: boolean): Tensor | undefined {
  const [first] = branches;
  const { session } = first.operation;
  const key = [...branches.map(keyOf), repeats].join();
  const known = session.joins.get(key);
  if (known instanceof Tensor) return known;
  const inputs = lastInCommon(branches);
  if (inputs.length === 0) return undefined;
  const operation = opaqueFor(session, reason, first.operation.source.range, repeats ? reason : commonShape(branches, reason));
  const inference = operation.infer();
  operation.applications.push({ inputs, inference });
  const joined = new Tensor(operation, 0, inference.outputShape, first.dtype);
  session.joins.set(key, joined);
  return joined;
}

const keyOf = ({ operation, application, output }: Tensor): string => `${operation.id}#${application}#${output}`;

function parentsOf({ operation, application }: Tensor): readonly Tensor[] {
  return operation.applications[application]?.inputs ?? [];
}

/** A tensor and all that it comes from, by key; `isEnd` tells where to go no further. */
function walkBack(tensor: Tensor, isEnd: (key: string) => boolean = () => false): ReadonlyMap<string, Tensor> {
  const found = new Map<string, Tensor>();
  const waiting = [tensor];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const key = keyOf(next);
    if (found.has(key)) continue;
    found.set(key, next);
    if (!isEnd(key)) waiting.push(...parentsOf(next));
  }
  return found;
}

/** The tensors that all branches come from and that are the nearest to them. */
function lastInCommon(branches: readonly Tensor[]): readonly Tensor[] {
  const origins = branches.map((branch) => walkBack(branch));
  const isCommon = (key: string): boolean => origins.every((each) => each.has(key));
  const nearest = new Map(branches.flatMap((branch) => [...walkBack(branch, isCommon)]).filter(([key]) => isCommon(key)));
  return [...nearest.values()];
}

function commonShape(branches: readonly Tensor[], reason: Unknown): Maybe<Shape> {
  const [first, ...others] = branches.map(({ shape }) => shape);
  if (first === undefined || isUnknown(first)) return reason;
  return others.every((shape) => !isUnknown(shape) && shape.length === first.length && shape.every((size, axis) => size === first[axis])) ? first : reason;
}

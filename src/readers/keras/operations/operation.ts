import type { CallArgument, CallSource, Config, Maybe, Shape, Unknown, WeightSpec } from '../../../spec/index.js';
import type { HostValue } from '../../python/index.js';
import type { KerasSession } from '../session.js';
import type { Tensor } from './tensor.js';
import type { Trainability } from './trainability.js';

/** What an operation makes of inputs of given shapes. */
export interface Inference {
  /** Of the first output. */
  readonly outputShape: Maybe<Shape>;
  /** Of all outputs, where there are several. */
  readonly outputShapes?: readonly Maybe<Shape>[];
  readonly weights: Maybe<readonly WeightSpec[]>;
}

/** An operation and everything inside it, at any depth. */
export function withParts(operation: Operation, found = new Set<Operation>()): ReadonlySet<Operation> {
  if (found.has(operation)) return found;
  found.add(operation);
  for (const part of operation.parts ?? []) withParts(part, found);
  return found;
}

/** Whether a part is the operation itself or inside it, at any depth. */
export function holds(operation: Operation, part: Operation, passed = new Set<Operation>()): boolean {
  if (operation === part) return true;
  if (passed.has(operation)) return false;
  passed.add(operation);
  return (operation.parts ?? []).some((each) => holds(each, part, passed));
}

/** One use of an operation in a functional model. */
export interface Application {
  readonly inputs: readonly Tensor[];
  readonly inference: Inference;
  /** All arguments of the call, where they are more than the inputs in their order. */
  readonly arguments?: readonly CallArgument[] | undefined;
  /** Masks of the inputs that are inputs, too. */
  readonly masks?: readonly Tensor[] | undefined;
}

/** What a layer or a model of the file does with masks. */
export interface Masking {
  /** Whether its `call` takes a mask. */
  readonly reads: boolean;
  /** The mask of what it gives. @param mask That of its input. */
  after(input: Tensor, mask: Tensor | null): Tensor | null;
}

/** What tensors go through: a layer, a model that is used as one, or a function. */
export interface Operation extends HostValue {
  readonly session: KerasSession;
  readonly id: string;
  readonly name: string;
  readonly className: string;
  readonly config: Config;
  readonly source: CallSource;
  /** Whether it is trainable; left out where nothing can be trained. */
  readonly trainability?: Trainability;
  /** The layers and models that it is made of, where it is. */
  readonly parts?: readonly Operation[];
  /** Its uses on tensors, in order. */
  readonly applications: Application[];
  /** What its first call on data, if there was one, has made of it. */
  onData?: Inference;
  infer(inputs: readonly Shape[]): Inference;
  /** Whether it certainly has no weights, whatever it is called on. */
  readonly isWeightless: boolean;
  /** What it does with masks, where its class does not tell. */
  readonly masking?: Masking | undefined;
  /** The tensors that a call can name and that decide shapes, in the order of {@link infer}; all tensors where it is left out. */
  readonly callArguments?: readonly string[] | undefined;
}

/** What an operation gives where it is not known what it is called on: its weights are known where it has none. */
export function inferUnmet({ isWeightless }: Operation, reason: Unknown): Inference {
  return isWeightless ? { outputShape: reason, weights: [] } : nothingInferred(reason);
}

/** An inference of which nothing is known. */
export function nothingInferred(reason: Unknown): Inference {
  return { outputShape: reason, weights: reason };
}

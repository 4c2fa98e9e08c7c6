import * as l10n from '@vscode/l10n';
import { formatShape } from './shape.js';
import type { ElementType, TensorShape } from './tensor.js';

/** Base of what can go wrong while a graph is written down; always a fault of whoever writes it, never of the data. */
export class GraphError extends Error {
  override readonly name: string = 'GraphError';

  constructor(
    /** The operation that was asked for, named as in ONNX: `MatMul`. */
    readonly operation: string,
    message: string,
  ) {
    super(message);
  }
}

/** An operation was given shapes that do not go together. */
export class ShapeMismatchError extends GraphError {
  override readonly name = 'ShapeMismatchError';

  constructor(
    operation: string,
    readonly shapes: readonly TensorShape[],
    /** What the operation needs, as a sentence. */
    need: string,
  ) {
    const given = shapes.map(formatShape).join(', ');
    super(operation, l10n.t('{0} cannot work on the shapes {1}: {2}', operation, given, need));
  }
}

/** An operation was given element types that it does not take. */
export class TypeMismatchError extends GraphError {
  override readonly name = 'TypeMismatchError';

  constructor(
    operation: string,
    readonly types: readonly ElementType[],
  ) {
    super(operation, l10n.t('{0} cannot work on the element types {1}; cast them first.', operation, types.join(', ')));
  }
}

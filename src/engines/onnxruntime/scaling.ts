import { elementCount, multiply, type Tensor } from '../../graph/index.js';

/** Tensors times one scalar, each multiplied once. */
export class Scaling {
  private readonly scaled = new Map<Tensor, Tensor>();

  constructor(private readonly scalar: Tensor) {}

  /**
   * `tensor` times the scalar, with the multiplication done on less than all of its elements: on the smaller factor of a
   * product, or, where that is there already, before a sum. `undefined` where that cannot be.
   */
  inside(tensor: Tensor): Tensor | undefined {
    const [first, second] = tensor.inputs;
    if (first === undefined) return undefined;
    switch (tensor.operation) {
      case 'MatMul': {
        if (second === undefined) return undefined;
        const isFirst = elementCount(first.shape) < elementCount(second.shape);
        if (elementCount((isFirst ? first : second).shape) > elementCount(tensor.shape)) return undefined;
        return { ...tensor, inputs: isFirst ? [this.times(first), second] : [first, this.times(second)] };
      }
      case 'ReduceSum': {
        const known = this.scaled.get(first);
        return known && { ...tensor, inputs: [known] };
      }
      case 'Reshape':
      case 'Transpose': {
        const inner = this.inside(first);
        return inner && { ...tensor, inputs: [inner] };
      }
      default:
        return undefined;
    }
  }

  private times(tensor: Tensor): Tensor {
    const scaled = this.scaled.get(tensor) ?? multiply(tensor, this.scalar);
    this.scaled.set(tensor, scaled);
    return scaled;
  }
}

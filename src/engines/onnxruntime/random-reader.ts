import { elementCount, int64Vector, type OnnxValue, type OnnxWriter, type Tensor } from '../../graph/index.js';
import { planStreams, type RandomStream } from '../random.js';
import { ITERATION, OFFSETS, POOL } from './names.js';

/** How the random leaves of a graph read from the pool. */
export class RandomReader {
  readonly poolSize: number;
  /** One for each random leaf. */
  readonly streams: readonly RandomStream[];
  private readonly leaves: readonly Tensor[];

  /** @param nodes The nodes of the graph, among them its random leaves. */
  constructor(nodes: readonly Tensor[]) {
    this.leaves = nodes.filter(({ operation }) => operation === 'RandomUniform');
    const { poolSize, streams } = planStreams(this.leaves);
    this.poolSize = poolSize;
    this.streams = streams;
  }

  /** What the model must be given, if anything is random. */
  get inputs(): readonly OnnxValue[] {
    if (this.leaves.length === 0) return [];
    return [
      { name: POOL, type: 'float32', shape: [this.poolSize] },
      { name: OFFSETS, type: 'int64', shape: ['steps', this.leaves.length] },
    ];
  }

  /** Writes the slices of the pool, and binds the leaves to them. */
  bind(bound: Map<Tensor, string>, body: OnnxWriter): void {
    if (this.leaves.length === 0) return;
    const offsets = body.node('Gather', [OFFSETS, ITERATION]);
    this.leaves.forEach((leaf, index) => {
      const start = body.node('Gather', [offsets, int64Vector(body, [index])]);
      const stop = body.node('Add', [start, int64Vector(body, [elementCount(leaf.shape)])]);
      const values = body.node('Slice', [POOL, start, stop]);
      bound.set(leaf, body.node('Reshape', [values, int64Vector(body, leaf.shape)]));
    });
  }
}

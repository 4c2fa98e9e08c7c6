import { availableParallelism } from 'node:os';
import { productsOf, type Products, type StepGraph } from '../../graph/index.js';

/** How many threads compute the operations of a graph. */
export type ThreadRule = (graph: StepGraph) => number;

/**
 * How many floating-point operations a product has on average from where two threads are faster than one. Each of them
 * waits for the other after every product: smaller ones take longer so. A convolution is cut into pieces before.
 * Measured by `node test/bench/run.mjs threads.ts`.
 */
const worthwhile = { matrices: 1e6, convolutions: 1e7 };

/**
 * One thread for graphs of small products, and two, where the machine has them, for others. It depends on nothing else, so
 * that one machine always computes the same: how a product is divided shows in its last digits. More than two have not been
 * measured.
 */
export const automaticThreads: ThreadRule = (graph) => Math.min(availableParallelism(), threadsFor(productsOf(graph)));

/** How many threads products want, on a machine that has them. */
export function threadsFor({ count, operations, convolutions }: Products): 1 | 2 {
  return operations >= count * (convolutions > 0 ? worthwhile.convolutions : worthwhile.matrices) && count > 0 ? 2 : 1;
}

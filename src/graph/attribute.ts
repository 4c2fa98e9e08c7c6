import type { Attributes } from './operation.js';
import type { Subgraph } from './tensor.js';

/** Reads attributes of a node, whose types only the operation that made the node knows. */

/** @throws Error where the attribute is not a number: the node was not made by its operation's function. */
export function numberAttribute(attributes: Attributes, name: string): number {
  const value = attributes[name];
  if (typeof value !== 'number') throw new Error(`Attribute ${name} is not a number.`);
  return value;
}

/** @throws Error where the attribute is not a list of numbers. */
export function numbersAttribute(attributes: Attributes, name: string): readonly number[] | Float32Array {
  const value = attributes[name];
  if (typeof value !== 'object' || 'parameters' in value) throw new Error(`Attribute ${name} is not a list of numbers.`);
  return value;
}

/** @throws Error where the attribute is not a graph. */
export function subgraphAttribute(attributes: Attributes, name: string): Subgraph {
  const value = attributes[name];
  if (typeof value !== 'object' || !('parameters' in value)) throw new Error(`Attribute ${name} is not a graph.`);
  return value;
}

/** @throws Error where the attribute is not a string. */
export function stringAttribute(attributes: Attributes, name: string): string {
  const value = attributes[name];
  if (typeof value !== 'string') throw new Error(`Attribute ${name} is not a string.`);
  return value;
}

/** Whether a flag is set; an absent one is not. */
export function flagAttribute(attributes: Attributes, name: string): boolean {
  return attributes[name] === true;
}

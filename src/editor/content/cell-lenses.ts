import { lensesOf, type Lens } from './lenses.js';
import type { FileReading } from './file-reading.js';

/** What is said below a cell of a notebook: what its model is, its gradients, Train, and the first advice. In this order; at most one of each. */
export function cellLenses(reading: FileReading, locale: string, cell: number): Lens[] {
  const part = reading.parts.find(({ index }) => index === cell);
  if (part === undefined) return [];
  const [first, last] = [part.start, part.end].map((offset) => reading.lines.position(offset).line);
  if (first === undefined || last === undefined) return [];
  const own = lensesOf(reading, locale).filter(({ line }) => first <= line && line <= last);
  const kinds = [['none'], ['check'], ['train'], ['fix', 'explain']];
  return kinds.flatMap((kind) => own.find(({ action }) => kind.includes(action.kind)) ?? []);
}

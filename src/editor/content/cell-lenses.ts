import { severities } from '../../advice/index.js';
import { lensesOf, type Lens } from './lenses.js';
import type { FileReading } from './file-reading.js';

/** In the order in which they stand below a cell. */
const kinds: readonly (readonly Lens['action']['kind'][])[] = [['none'], ['check'], ['train'], ['findLearningRate'], ['fix', 'explain']];

/**
 * What is said below a cell of a notebook: what its model is, its gradients, Train, the search for a learning rate, and the
 * gravest advice. In this order; at most one of each, and in few words, since what does not fit into the line is cut off.
 */
export function cellLenses(reading: FileReading, locale: string, cell: number): Lens[] {
  const part = reading.parts.find(({ index }) => index === cell);
  if (part === undefined) return [];
  const [first, last] = [part.start, part.end].map((offset) => reading.lines.position(offset).line);
  if (first === undefined || last === undefined) return [];
  const own = lensesOf(reading, locale).filter(({ line }) => first <= line && line <= last);
  const gravestFirst = own.toSorted((one, other) => gravity(other) - gravity(one));
  return kinds.flatMap((kind) => gravestFirst.find(({ action }) => kind.includes(action.kind)) ?? []).map(shortened);
}

const gravity = ({ severity }: Lens): number => (severity === undefined ? -1 : severities.indexOf(severity));

/** With the whole of what it says where the mouse rests on it. */
function shortened(lens: Lens): Lens {
  const { title, shortTitle, tooltip } = lens;
  if (shortTitle === undefined) return lens;
  const words = title.replace(/^\$\([\w~-]+\) /, '');
  return { ...lens, title: shortTitle, tooltip: tooltip === undefined ? words : `${words}\n${tooltip}` };
}

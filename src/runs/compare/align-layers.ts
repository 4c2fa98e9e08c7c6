import type { LayerSpec } from '../../spec/index.js';
import { valueText } from './value-text.js';

/** A layer of each model, in the order of the models; null where a model has none there. */
export type LayerRow = readonly (LayerSpec | null)[];

/**
 * Puts the layers of models beside each other that stand for one another: of all ways that keep the order of every model
 * and pair only layers of one class, one with the most pairs, and among these one in which most pairs are alike
 * (S. B. Needleman and C. D. Wunsch 1970). A layer that only one model has moves none of the others.
 */
export function alignLayers(models: readonly (readonly LayerSpec[])[]): LayerRow[] {
  let rows: LayerRow[] = (models[0] ?? []).map((layer) => [layer]);
  models.slice(1).forEach((layers, index) => {
    rows = withModel(rows, layers, index + 1);
  });
  return rows;
}

/** What of a layer is compared with others: its arguments as texts. */
interface Compared {
  readonly className: string;
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
}

const compared = ({ className, name, config }: LayerSpec): Compared => ({
  className,
  name,
  texts: new Map(Object.entries(config).map(([argument, value]) => [argument, valueText(value)])),
});

function withModel(rows: readonly LayerRow[], layers: readonly LayerSpec[], before: number): LayerRow[] {
  const known = rows.flatMap((row) => row.find((layer) => layer !== null) ?? []).map(compared);
  const added = layers.map(compared);
  const likeness = likenessTable(known, added);
  const joined: LayerRow[] = [];
  const none = new Array<null>(before).fill(null);
  const width = layers.length + 1;
  let [row, layer] = [0, 0];
  while (row < rows.length || layer < layers.length) {
    const likenessAt = (place: number): number => likeness[place] ?? 0;
    const here = likenessAt(row * width + layer);
    const down = likenessAt((row + 1) * width + layer);
    const right = likenessAt(row * width + layer + 1);
    const pair = likenessOf(known[row], added[layer]);
    if (pair > 0 && here === pair + (likeness[(row + 1) * width + layer + 1] ?? 0)) {
      joined.push([...(rows[row] ?? []), layers[layer] ?? null]);
      row += 1;
      layer += 1;
    } else if (row < rows.length && (layer === layers.length || here === down)) {
      joined.push([...(rows[row] ?? []), null]);
      row += 1;
    } else {
      if (here !== right) throw new RangeError('The table of likenesses contradicts itself.');
      joined.push([...none, layers[layer] ?? null]);
      layer += 1;
    }
  }
  return joined;
}

/** For each place in both lists, how alike what comes from there on can be made, row by row. */
function likenessTable(known: readonly Compared[], layers: readonly Compared[]): Float64Array {
  const width = layers.length + 1;
  const table = new Float64Array((known.length + 1) * width);
  for (let row = known.length - 1; row >= 0; row -= 1) {
    for (let layer = layers.length - 1; layer >= 0; layer -= 1) {
      const pair = likenessOf(known[row], layers[layer]);
      const paired = pair === 0 ? 0 : pair + (table[(row + 1) * width + layer + 1] ?? 0);
      table[row * width + layer] = Math.max(paired, table[(row + 1) * width + layer] ?? 0, table[row * width + layer + 1] ?? 0);
    }
  }
  return table;
}

/** More than any number of pairs can differ by in what they have alike. */
const forClass = 2 ** 20;

/** How alike two layers are: 0 for those of different classes, else more the more arguments they share. */
function likenessOf(left: Compared | undefined, right: Compared | undefined): number {
  if (left === undefined || left.className !== right?.className) return 0;
  let shared = 0;
  for (const [argument, text] of left.texts) if (right.texts.get(argument) === text) shared += 1;
  // A name decides where arguments do not: Keras's numbers shift with every layer before.
  return forClass + 2 * shared + (left.name === right.name ? 1 : 0);
}

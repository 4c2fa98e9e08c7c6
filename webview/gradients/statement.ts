/** The gradient norm of a layer at the latest step. */
export interface LayerGradient {
  readonly id: string;
  readonly name: string;
  readonly norm: number;
}

/** What the gradient norms of one step say, in the order of the model. Measured, not judged. */
export type GradientStatement =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'oneLayer'; readonly layer: LayerGradient }
  /** Some norms are NaN or infinite; `layer` is the first of them. */
  | { readonly kind: 'notFinite'; readonly layer: LayerGradient; readonly layers: number }
  /** Some norms are exactly 0; `layer` is the first of them. */
  | { readonly kind: 'zero'; readonly layer: LayerGradient; readonly layers: number }
  /** The largest norm is `factor` times the smallest. */
  | { readonly kind: 'even'; readonly factor: number }
  /** The first layer gets `ratio` of what the last layer gets. */
  | { readonly kind: 'firstToLast'; readonly first: LayerGradient; readonly last: LayerGradient; readonly ratio: number }
  /** The ends are alike, but `lowest` gets `ratio` of what `highest` gets. */
  | { readonly kind: 'extremes'; readonly lowest: LayerGradient; readonly highest: LayerGradient; readonly ratio: number };

/** Within this factor, norms of layers of different sizes are called alike. */
const alike = 10;

/** Says in numbers how the gradient is spread over the layers. */
export function gradientStatement(layers: readonly LayerGradient[]): GradientStatement {
  const [first] = layers;
  const last = layers.at(-1);
  if (first === undefined || last === undefined) return { kind: 'nothing' };

  const notFinite = layers.filter(({ norm }) => !Number.isFinite(norm));
  if (notFinite[0]) return { kind: 'notFinite', layer: notFinite[0], layers: notFinite.length };
  const zero = layers.filter(({ norm }) => norm === 0);
  if (zero[0]) return { kind: 'zero', layer: zero[0], layers: zero.length };
  if (layers.length === 1) return { kind: 'oneLayer', layer: first };

  const { lowest, highest } = gradientExtremes(layers) ?? { lowest: first, highest: first };
  const factor = highest.norm / lowest.norm;
  if (factor <= alike) return { kind: 'even', factor };
  const ratio = first.norm / last.norm;
  if (ratio > alike || ratio < 1 / alike) return { kind: 'firstToLast', first, last, ratio };
  return { kind: 'extremes', lowest, highest, ratio: lowest.norm / highest.norm };
}

/** The layers with the smallest and the largest norm; NaN stands apart. Undefined when no layer has a comparable norm. */
export function gradientExtremes(layers: readonly LayerGradient[]): { lowest: LayerGradient; highest: LayerGradient } | undefined {
  const comparable = layers.filter(({ norm }) => !Number.isNaN(norm));
  const [first] = comparable;
  if (first === undefined) return undefined;
  return {
    lowest: comparable.reduce((lowest, layer) => (layer.norm < lowest.norm ? layer : lowest), first),
    highest: comparable.reduce((highest, layer) => (layer.norm > highest.norm ? layer : highest), first),
  };
}

/** What histograms are of: `weights` and `gradients` of GradLens's own runs, or whatever a log has. */
export type HistogramKind = 'weights' | 'gradients' | 'logged';

export interface HistogramName {
  /** As the host names it. */
  readonly name: string;
  readonly kind: HistogramKind;
  /** For people: `dense_1/kernel`. */
  readonly label: string;
}

/** What a histogram is of, by its tag. */
export function histogramName(name: string): HistogramName {
  const [, prefix, label] = /^(weights|gradients)\/(.+)$/.exec(name) ?? [];
  if (label === undefined) return { name, kind: 'logged', label: name };
  return { name, kind: prefix === 'weights' ? 'weights' : 'gradients', label };
}

/** The kinds that there are, in the order in which they are offered. */
export function kindsOf(names: readonly HistogramName[]): readonly HistogramKind[] {
  return (['weights', 'gradients', 'logged'] as const).filter((kind) => names.some((each) => each.kind === kind));
}

/** The fewest steps that one can zoom into. */
const fewestSteps = 4;

/**
 * The steps that all charts show, and the one under the cursor: charts that share it zoom, pan and point together. While it
 * is not zoomed it follows the run to its latest step.
 */
export class Viewport {
  private zoomed: { readonly from: number; readonly to: number } | undefined;
  private pointedStep: number | undefined;
  private latest = 1;
  private readonly viewListeners = new Set<() => void>();
  private readonly cursorListeners = new Set<(step: number | undefined) => void>();

  get from(): number {
    return this.zoomed?.from ?? 1;
  }

  get to(): number {
    return this.zoomed?.to ?? this.latest;
  }

  /** Whether less than the whole run is shown. */
  get isZoomed(): boolean {
    return this.zoomed !== undefined;
  }

  /** The step under the cursor in any chart. */
  get cursor(): number | undefined {
    return this.pointedStep;
  }

  /** Calls back when other steps are shown; not for a run that grows. */
  onChange(listener: () => void): void {
    this.viewListeners.add(listener);
  }

  onCursor(listener: (step: number | undefined) => void): void {
    this.cursorListeners.add(listener);
  }

  /** Says how far a run has come; of several, the longest counts. */
  grow(lastStep: number): void {
    this.latest = Math.max(this.latest, lastStep);
  }

  /** Shows these steps; all of them when that is what they are. */
  zoomTo(from: number, to: number): void {
    const length = Math.max(to - from, Math.min(fewestSteps, this.latest - 1));
    const begin = Math.min(Math.max(1, from), Math.max(1, this.latest - length));
    const end = Math.min(begin + length, this.latest);
    this.zoomed = begin <= 1 && end >= this.latest ? undefined : { from: begin, to: end };
    for (const listener of this.viewListeners) listener();
  }

  /** Shows `factor` times as many steps; the one that is held stays where it is. */
  zoomBy(factor: number, held: number): void {
    const { from, to } = this;
    const share = to > from ? (held - from) / (to - from) : 0;
    const length = Math.max((to - from) * factor, fewestSteps);
    this.zoomTo(held - share * length, held + (1 - share) * length);
  }

  /** Moves by a share of what is shown; forwards if positive. */
  panBy(share: number): void {
    if (this.zoomed === undefined) return;
    const { from, to } = this.zoomed;
    const move = Math.min(Math.max(share * (to - from), 1 - from), this.latest - to);
    this.zoomTo(from + move, to + move);
  }

  /** Shows the whole run and follows it. */
  reset(): void {
    if (this.zoomed === undefined) return;
    this.zoomed = undefined;
    for (const listener of this.viewListeners) listener();
  }

  /** The cursor stands at a step, or at none. */
  point(step: number | undefined): void {
    if (step === this.pointedStep) return;
    this.pointedStep = step;
    for (const listener of this.cursorListeners) listener(step);
  }
}

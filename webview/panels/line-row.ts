import type { ViewSettings } from '../state/index.js';
import { LegendRow, type LegendValues } from './legend-row.js';

/** A row of a legend that, pressed, hides its line in the charts of all metrics, or shows it again. */
export class LineRow extends LegendRow {
  /** @param line names it among all lines that can be hidden. */
  constructor(
    readonly line: string,
    private readonly settings: ViewSettings,
  ) {
    super(() => settings.toggleLine(line));
  }

  override show(row: LegendValues): void {
    super.show(row);
    this.root.setAttribute('aria-pressed', String(!this.settings.isHidden(this.line)));
  }
}

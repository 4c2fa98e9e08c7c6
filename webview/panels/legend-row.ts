import { element, setText } from '../dom.js';

/** What stands in a row of a legend. */
export interface LegendValues {
  readonly color: string | undefined;
  readonly role?: string;
  readonly name: string;
  readonly value: string;
  readonly title?: string;
}

/** A row of a legend: a line's colour, what it is, and a value. */
export class LegendRow {
  readonly root: HTMLElement;
  private readonly swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' });
  private readonly role = element('span', { class: 'role' });
  private readonly name = element('span', { class: 'name' });
  private readonly value = element('span', { class: 'value' });

  /** @param choose makes the row a button. */
  constructor(choose?: () => void) {
    const parts = [this.swatch, this.role, this.name, this.value];
    this.root = choose ? element('button', { class: 'legend-row', type: 'button' }, ...parts) : element('div', { class: 'legend-row' }, ...parts);
    if (choose) this.root.addEventListener('click', choose);
  }

  show(row: LegendValues): void {
    if (row.color === undefined) this.swatch.style.removeProperty('--swatch');
    else this.swatch.style.setProperty('--swatch', row.color);
    setText(this.role, row.role ?? '');
    setText(this.name, row.name);
    setText(this.value, row.value);
    if (row.title !== undefined) this.root.title = row.title;
  }
}

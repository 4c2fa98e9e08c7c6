import { element, setText } from '../dom.js';
import type { Texts } from '../format/index.js';

/** The values of a chart as a table; each row begins with what it is of. */
export interface TableView {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table behind a chart, for those who read better than they see; closed until it is wanted. */
export class DataTable {
  readonly root = element('details', { class: 'data-table' });
  private readonly label = element('summary');
  private readonly place = element('div', { class: 'scrolling', role: 'region', tabindex: '0' });

  /** @param view makes the table, when somebody looks at it. */
  constructor(private readonly view: () => TableView) {
    this.root.append(this.label, this.place);
    this.root.addEventListener('toggle', () => this.refresh());
  }

  /** Takes over words. */
  show(title: string, texts: Texts): void {
    setText(this.label, texts.get('asTable'));
    this.place.setAttribute('aria-label', texts.get('tableOf', title));
    this.refresh();
  }

  /** Brings the numbers up to date, where they are seen. */
  refresh(): void {
    if (!this.root.open) return;
    const { columns, rows } = this.view();
    const header = (text: string, scope: 'col' | 'row') => element('th', { scope }, text);
    this.place.replaceChildren(
      element(
        'table',
        { class: 'metrics' },
        element('thead', {}, element('tr', {}, ...columns.map((column) => header(column, 'col')))),
        element('tbody', {}, ...rows.map(([first = '', ...values]) => element('tr', {}, header(first, 'row'), ...values.map((value) => element('td', {}, value || '–'))))),
      ),
    );
  }
}

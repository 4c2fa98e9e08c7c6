import { element, setText } from '../dom.js';
import type { Host } from '../host.js';
import { metricRows, type DashboardModel } from '../state/index.js';
import type { Language, Panel } from './panel.js';
import { section } from './section.js';

/** The metrics of the last epoch, training beside validation. */
export class MetricsPanel implements Panel {
  readonly root: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly table = element('table', { class: 'metrics' });
  private model: DashboardModel | undefined;
  private language: Language | undefined;

  constructor(host: Host) {
    const { root, heading, body } = section('metrics', host);
    this.root = root;
    this.heading = heading;
    body.append(this.table);
  }

  reset(model: DashboardModel, language: Language): void {
    this.model = model;
    this.language = language;
    setText(this.heading, language.texts.get('metrics'));
    this.draw();
  }

  draw(): void {
    const { model, language } = this;
    const last = model?.epochs.at(-1);
    this.root.hidden = last === undefined;
    if (model === undefined || language === undefined || last === undefined) return;
    const epoch = String(last.epoch);
    if (this.table.dataset['epoch'] === epoch && this.table.dataset['run'] === model.run?.id) return;
    this.table.dataset['epoch'] = epoch;
    this.table.dataset['run'] = model.run?.id ?? '';

    const { texts, format } = language;
    const header = (text: string, scope: 'col' | 'row') => element('th', { scope }, text);
    const columns = [texts.get('afterEpoch', format.count(last.epoch)), texts.get('training'), texts.get('validation')];
    this.table.replaceChildren(
      element('thead', {}, element('tr', {}, ...columns.map((column) => header(column, 'col')))),
      element(
        'tbody',
        {},
        ...metricRows(model.epochs, format).map((row) =>
          element('tr', {}, header(row.name, 'row'), element('td', {}, row.training || '–'), element('td', {}, row.validation || '–')),
        ),
      ),
    );
  }

  summarize(): void {
    // The table is its own summary.
  }
}

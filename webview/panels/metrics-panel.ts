import { element, setText } from '../dom.js';
import type { Host } from '../host.js';
import { metricRows } from '../state/index.js';
import type { Panel, Scene } from './panel.js';
import { section } from './section.js';

/** The metrics of the last epoch, training beside validation. */
export class MetricsPanel implements Panel {
  readonly root: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly table = element('table', { class: 'metrics' });
  private scene: Scene | undefined;

  constructor(host: Host) {
    const { root, heading, body } = section('metrics', host);
    this.root = root;
    this.heading = heading;
    body.append(this.table);
  }

  reset(scene: Scene): void {
    this.scene = scene;
    setText(this.heading, scene.texts.get('metrics'));
    delete this.table.dataset['epoch'];
    this.draw();
  }

  draw(): void {
    const { scene } = this;
    const last = scene?.model.epochs.at(-1);
    this.root.hidden = last === undefined;
    if (scene === undefined || last === undefined) return;
    const { model, texts, format } = scene;
    const epoch = String(last.epoch);
    if (this.table.dataset['epoch'] === epoch && this.table.dataset['run'] === model.run?.id) return;
    this.table.dataset['epoch'] = epoch;
    this.table.dataset['run'] = model.run?.id ?? '';

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

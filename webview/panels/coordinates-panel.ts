import type { DashboardCoordinateAxis, DashboardCoordinates } from '../../src/protocol/index.js';
import { axisLength, CoordinateChart, type Drawing, type DrawnPath, type DrawnText } from '../charts/index.js';
import { axisPlaces, bestRun, readableLabels } from '../coordinates/index.js';
import { element, setText } from '../dom.js';
import { csvText, drawingImage, drawingSvg } from '../export/index.js';
import type { Host } from '../host.js';
import { DataTable, type TableView } from './data-table.js';
import { ExportActions } from './export-actions.js';
import { LegendRow } from './legend-row.js';
import type { Panel, Scene } from './panel.js';
import { section } from './section.js';

const lineHeight = 14;
/** Of a row of the legend below a picture, and of the line beside its name, in CSS pixels. */
const [legendHeight, swatchWidth] = [18, 14];

/** What compared runs differ in and what came of it: parallel coordinates, a line for each run. */
export class CoordinatesPanel implements Panel {
  readonly root: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly place = element('div', { class: 'chart coordinates-place', role: 'img', tabindex: '0' });
  private readonly sentence = element('p', { class: 'statement' });
  private readonly reading = element('p', { class: 'note reading' });
  private readonly legend = element('div', { class: 'legend coordinates-legend' });
  private readonly chart = new CoordinateChart(this.place, (run) => this.read(run));
  private readonly table = new DataTable(() => (this.scene === undefined ? { columns: [], rows: [] } : this.tableView(this.scene)));
  private readonly exports: ExportActions;
  private scene: Scene | undefined;
  private shown: DashboardCoordinates | undefined;

  constructor(host: Host) {
    const { root, heading, body } = section('coordinates', host);
    this.root = root;
    this.heading = heading;
    root.hidden = true;
    this.exports = new ExportActions(host, {
      title: () => this.heading.textContent,
      image: () => this.picture((drawing, { theme }) => drawingImage(this.heading.textContent, drawing, theme)),
      svg: () => this.picture((drawing, { theme }) => drawingSvg(this.heading.textContent, drawing, theme)),
      values: () => this.scene && this.csv(this.scene),
    });
    body.append(this.place, this.reading, this.sentence, this.legend, element('div', { class: 'actions' }, this.exports.root), this.table.root);
    this.place.addEventListener('keydown', () => this.reading.setAttribute('aria-live', 'polite'));
    this.place.addEventListener('blur', () => this.reading.removeAttribute('aria-live'));
  }

  reset(scene: Scene): void {
    this.scene = scene;
    this.shown = undefined;
    setText(this.heading, scene.texts.get('coordinates'));
    this.heading.title = scene.texts.get('coordinatesHint');
    this.table.show(scene.texts.get('coordinates'), scene.texts);
    this.exports.show(scene.texts);
    this.draw();
  }

  draw(): void {
    const { scene } = this;
    const coordinates = scene?.model.coordinates;
    this.root.hidden = coordinates === undefined || coordinates.axes.length === 0;
    if (scene === undefined || coordinates === undefined || coordinates === this.shown) return;
    this.shown = coordinates;
    const axes = coordinates.axes.map((axis) => {
      const { places, labels } = axisPlaces(axis);
      const readable = readableLabels(labels, axisLength, lineHeight);
      return { name: axis.name, places, labels: readable.map(({ place, value }) => ({ place, text: this.valueText(value, scene) })) };
    });
    this.chart.draw({ axes, colors: coordinates.runs.map((id) => this.colorOf(id, scene)) });
    this.showLegend(coordinates, scene);
    this.summarize();
  }

  summarize(): void {
    const { scene, shown } = this;
    if (scene === undefined || shown === undefined) return;
    const words = this.summary(shown, scene);
    setText(this.sentence, words);
    this.place.setAttribute('aria-label', scene.texts.get('coordinatesChart', String(shown.runs.length), words));
    this.table.refresh();
  }

  private summary({ axes, runs }: DashboardCoordinates, scene: Scene): string {
    const result = axes.at(-1);
    const best = result === undefined ? undefined : bestRun(result);
    if (result === undefined || best === undefined) return '';
    const settings = axes.slice(0, -1).map((axis) => this.settingText(axis, best, scene));
    const words = [result.name, this.valueText(result.values[best] ?? null, scene), this.nameOf(runs[best] ?? '', scene)];
    return scene.texts.get(settings.length === 0 ? 'coordinatesBest' : 'coordinatesBestOf', ...words, settings.join(', '));
  }

  private showLegend({ axes, runs }: DashboardCoordinates, scene: Scene): void {
    const result = axes.at(-1);
    const rows = runs.map((id, run) => {
      const row = new LegendRow();
      row.show({ color: this.colorOf(id, scene), name: this.nameOf(id, scene), value: this.valueText(result?.values[run] ?? null, scene) });
      row.root.addEventListener('pointerenter', () => {
        this.chart.highlight(run);
        this.read(run);
      });
      row.root.addEventListener('pointerleave', () => {
        this.chart.highlight(undefined);
        this.read(undefined);
      });
      return row.root;
    });
    this.legend.replaceChildren(...rows);
  }

  private read(run: number | undefined): void {
    const { scene, shown } = this;
    if (scene === undefined || shown === undefined) return;
    [...this.legend.children].forEach((row, index) => row.classList.toggle('pointed', index === run));
    if (run === undefined) setText(this.reading, '');
    else setText(this.reading, scene.texts.get('coordinatesRun', this.nameOf(shown.runs[run] ?? '', scene), shown.axes.map((axis) => this.settingText(axis, run, scene)).join(', ')));
  }

  private settingText({ name, values }: DashboardCoordinateAxis, run: number, scene: Scene): string {
    return scene.texts.get('coordinatesSetting', name, this.valueText(values[run] ?? null, scene));
  }

  private nameOf(id: string, { model, texts }: Scene): string {
    return model.compared.find((run) => run.id === id)?.name ?? texts.get('comparedThisRun', model.run?.model ?? '');
  }

  private colorOf(id: string, { model, theme }: Scene): string {
    const place = model.compared.findIndex((run) => run.id === id);
    return place < 0 ? theme.training : (theme.compared[place % theme.compared.length] ?? theme.foreground);
  }

  private valueText(value: number | string | null, { format }: Scene): string {
    if (typeof value !== 'number') return value ?? '–';
    if (Number.isInteger(value)) return format.count(value);
    return Math.abs(value) < 1e-3 ? String(value) : String(Number(value.toPrecision(4)));
  }

  /** The chart with the names of its runs below. */
  private picture<T>(take: (drawing: Drawing, scene: Scene) => T): T | undefined {
    const { scene, shown } = this;
    const chart = scene && this.chart.drawing(scene.theme);
    if (scene === undefined || shown === undefined || chart === undefined) return undefined;
    const legend = shown.runs.flatMap((id, run): (DrawnPath | DrawnText)[] => {
      const y = chart.height + (run + 0.5) * legendHeight;
      return [
        { kind: 'path', path: `M12,${y}h${swatchWidth}`, stroke: this.colorOf(id, scene), width: 3 },
        { kind: 'text', text: this.nameOf(id, scene), x: 12 + swatchWidth + 6, y, anchor: 'start', fill: scene.theme.foreground },
      ];
    });
    return take({ ...chart, height: chart.height + shown.runs.length * legendHeight + 6, shapes: [...chart.shapes, ...legend] }, scene);
  }

  /** A row for each run; what it has no value of is empty. */
  private csv(scene: Scene): string {
    const { axes = [], runs = [] } = this.shown ?? {};
    return csvText([['run', ...axes.map(({ name }) => name)], ...runs.map((id, run) => [this.nameOf(id, scene), ...axes.map(({ values }) => values[run] ?? '')])]);
  }

  private tableView(scene: Scene): TableView {
    const { axes = [], runs = [] } = this.shown ?? {};
    return {
      columns: [scene.texts.get('coordinatesRuns'), ...axes.map(({ name }) => name)],
      rows: runs.map((id, run) => [this.nameOf(id, scene), ...axes.map(({ values }) => this.valueText(values[run] ?? null, scene))]),
    };
  }
}

import type { DashboardComparedRun, DashboardLayer, DashboardRun, ShownSeries } from '../../src/protocol/index.js';
import { aligned, emptyColumns, meanLine, smoothLine } from '../charts/index.js';
import { sameLayer, type ChosenLayer } from '../compare/index.js';
import { element, setText } from '../dom.js';
import { latestReadingAt, layerSeries, markedSpans, tableSteps } from '../series/index.js';
import { ChartPanel } from './chart-panel.js';
import type { TableView } from './data-table.js';
import { layerAxis } from './layer-axis.js';
import type { LayerQuantityChart } from './layer-quantities.js';
import { LegendRow } from './legend-row.js';
import type { PageParts, Scene } from './panel.js';
import { readingText, valueText } from './reading-text.js';

const tableRows = 12;

/** A run in the chart: the one that is looked at, or one beside it; with its layer that stands for the chosen one, if it has one. */
interface Entry {
  readonly run: string;
  readonly name: string;
  readonly layer: DashboardLayer | undefined;
}

/** A quantity of one layer, which the reader chooses, in every run that is compared: a line a run. */
export class ComparedLayerPanel extends ChartPanel {
  protected readonly pixelsPerBucket = 2;
  private readonly picker = element('select');
  private readonly pickerLabel = element('span');
  private rows: readonly LegendRow[] = [];
  private columns = emptyColumns;

  constructor(
    parts: PageParts,
    private readonly chart: LayerQuantityChart,
    private readonly chosen: ChosenLayer,
  ) {
    super(parts, {
      id: `compared-${chart.id}`,
      offersLog: false,
      hiddenWhenEmpty: true,
      pointsAtLines: false,
      height: (width) => Math.min(Math.max(width * 0.45, 140), 300),
      valueAxis: layerAxis(chart, () => this.scene),
    });
    this.frame.root.classList.add('compared-layer');
    this.frame.body.prepend(element('label', { class: 'layer-picker' }, this.pickerLabel, this.picker));
    this.picker.addEventListener('change', () => chosen.choose(this.picker.value));
    chosen.onChange(() => {
      if (this.scene !== undefined) this.reset(this.scene);
      parts.roomChanged();
    });
  }

  protected override get scale(): 'log' | 'linear' {
    return this.chart.scale;
  }

  protected get smoothing(): number {
    return this.parts.settings.current.smoothing;
  }

  highlight(): void {
    // The reader chooses the layer.
  }

  override reset(scene: Scene): void {
    if (scene.model.compared.length === 0) this.frame.root.hidden = true;
    super.reset(scene);
  }

  protected series(): readonly ShownSeries[] {
    return this.entries.map(({ run, layer }) => ({ run, name: layerSeries(this.chart.quantity, layer?.id ?? '') }));
  }

  private get entries(): readonly Entry[] {
    const { run, compared } = this.scene?.model ?? { run: null, compared: [] };
    if (run === null || compared.length === 0) return [];
    const layer = this.chosen.of(run.layers);
    if (layer === undefined) return [];
    return [{ run: run.id, name: this.scene?.texts.get('comparedThisRun', run.model) ?? run.model, layer }, ...compared.map((other) => ({ run: other.id, name: other.name, layer: counterpart(layer, run, other) }))];
  }

  protected styleLines(scene: Scene): void {
    const { texts, theme } = scene;
    const layers = scene.model.run?.layers ?? [];
    this.frame.title(texts.get(this.chart.comparedTitle ?? this.chart.title), texts.get('comparedLayerHint'));
    setText(this.pickerLabel, texts.get('layer'));
    this.picker.replaceChildren(...layers.map(({ id, name }) => element('option', { value: id }, name)));
    this.picker.value = this.chosen.of(layers)?.id ?? '';
    const { entries } = this;
    this.rows = entries.map(() => new LegendRow());
    this.frame.legend.replaceChildren(...this.rows.map(({ root }) => root));
    this.frame.chart.style(
      theme,
      entries.map((_, index) => ({ stroke: this.colorOf(index, scene), width: theme.lineWidth, points: false })),
      scene.axis,
    );
  }

  /** As in the charts of metrics. */
  private colorOf(index: number, { theme: { training, compared, foreground } }: Scene): string {
    return index === 0 ? training : (compared[(index - 1) % compared.length] ?? foreground);
  }

  protected drawLines(scene: Scene): void {
    const { data, scale } = this;
    const lineOf = data.hasSmoothed ? smoothLine : meanLine;
    this.columns = {
      ...aligned(this.entries.map((_, index) => lineOf(data, index, scale))),
      marks: markedSpans(data, scale),
      bucketWidth: data.width,
      lastStep: data.lastStep,
    };
    this.frame.chart.draw(this.columns);
    this.frame.showMarks(this.columns, scene);
  }

  protected showLegend(): void {
    const { scene, data } = this;
    if (scene === undefined) return;
    const { cursor } = this.parts.viewport;
    this.frame.showPosition(cursor, this.columns, scene);
    this.rows.forEach((row, index) => {
      const entry = this.entries[index];
      if (entry === undefined) return;
      const latest = data.length(index) > 0 ? valueText(data.lastValue(index), (value) => this.valueWords(value), scene) : '';
      const value = cursor === undefined ? latest : readingText(latestReadingAt(data, index, cursor), (each) => this.valueWords(each), scene);
      row.show({ color: this.colorOf(index, scene), name: this.nameOf(entry, scene), value: value || '–' });
    });
  }

  /** The run, and its layer where that has another name, or none. */
  private nameOf({ name, layer }: Entry, { texts, model }: Scene): string {
    if (layer === undefined) return texts.get('comparedNoLayer', name);
    return layer.name === this.chosen.of(model.run?.layers ?? [])?.name ? name : texts.get('comparedOtherLayer', name, layer.name);
  }

  protected summary(scene: Scene): string {
    const { data, entries } = this;
    const { texts, format } = scene;
    const [own] = entries;
    if (own?.layer === undefined) return '';
    const show = (value: number): string => valueText(value, (each) => this.valueWords(each), scene);
    const known = entries.flatMap((entry, index) =>
      data.length(index) === 0 ? [] : [texts.get('comparedRunSummary', this.nameOf(entry, scene), show(data.firstValue(index)), show(data.lastValue(index)), format.count(data.length(index)))],
    );
    return [texts.get('comparedSummary', own.layer.name), ...known].join(' ');
  }

  protected tableView(scene: Scene): TableView {
    const { texts, format } = scene;
    return {
      columns: [texts.get('step'), ...this.entries.map((entry) => this.nameOf(entry, scene))],
      rows: tableSteps(this.data, tableRows).map((step) => [
        format.count(step),
        ...this.entries.map((_, index) => readingText(latestReadingAt(this.data, index, step), (value) => this.valueWords(value), scene)),
      ]),
    };
  }

  private valueWords(value: number): string {
    return this.scene?.format.magnitude(value) ?? String(value);
  }
}

/** The layer of a run beside this one that stands for one of this run. */
const counterpart = (layer: DashboardLayer, { layers }: DashboardRun, other: DashboardComparedRun): DashboardLayer | undefined =>
  sameLayer(layer, layers, other.layers ?? []);

import type { ChartBuckets, ShownSeries } from '../../src/protocol/index.js';
import type { StepAxis, StepChartOptions } from '../charts/index.js';
import { element, setText } from '../dom.js';
import { chartImage, chartSvg } from '../export/index.js';
import { positionLabels } from '../format/index.js';
import { ChartData, type ChartWant, type ValueScale } from '../series/index.js';
import { ChartSection } from './chart-section.js';
import { DataTable, type TableView } from './data-table.js';
import { ExportActions } from './export-actions.js';
import type { PageParts, Scene, SeriesPanel } from './panel.js';

/** What differs between the charts of the page. */
export interface ChartPanelOptions extends Pick<StepChartOptions, 'valueAxis' | 'height' | 'pointsAtLines' | 'onLine' | 'onChooseLine'> {
  readonly id: string;
  /** Whether the user can choose a logarithmic scale. */
  readonly offersLog: boolean;
  /** Stands between the chart and its legend. */
  readonly words?: readonly Node[];
  /** The section is not there before the first value. */
  readonly hiddenWhenEmpty: boolean;
}

/** A section with a chart of series: it knows what it has to ask for, and draws when that has come or the cursor moves. */
export abstract class ChartPanel implements SeriesPanel {
  readonly id: string;
  protected readonly frame: ChartSection;
  protected readonly data = new ChartData();
  protected scene: Scene | undefined;
  private readonly logButton = element('button', { type: 'button', class: 'action', 'aria-pressed': 'false' });
  private readonly exports: ExportActions;
  private readonly table = new DataTable(() => this.scene === undefined ? { columns: [], rows: [] } : this.tableView(this.scene));
  private changed = false;
  private moved = false;

  protected constructor(
    protected readonly parts: PageParts,
    protected readonly options: ChartPanelOptions,
  ) {
    this.id = options.id;
    this.frame = new ChartSection(
      options.id,
      parts,
      {
        ...options,
        formatPositions: (positions, axis) => this.formatPositions(positions, axis),
        onRoom: () => {
          this.changed = true;
          parts.roomChanged();
        },
      },
      ...(options.words ?? []),
    );
    this.frame.root.hidden = options.hiddenWhenEmpty;
    this.exports = new ExportActions(parts.host, {
      title: () => this.frame.titleText,
      image: () => this.frame.chart.picture && chartImage(this.frame.titleText, this.frame.chart.picture),
      svg: () => this.frame.chart.picture && chartSvg(this.frame.titleText, this.frame.chart.picture),
      values: () => ({ type: 'saveValues', name: this.frame.titleText, series: [...this.series()], from: parts.viewport.from, to: parts.viewport.isZoomed ? parts.viewport.to : null }),
    });
    if (options.offersLog) this.frame.actions.append(this.logButton);
    this.frame.actions.append(this.exports.root);
    this.frame.body.append(this.table.root);
    this.logButton.addEventListener('click', () => parts.settings.toggleLog(this.id));
    parts.viewport.onCursor(() => this.showLegend());
    parts.viewport.onChange(() => (this.moved = true));
  }

  get root(): HTMLElement {
    return this.frame.root;
  }

  /** The series of the chart, in a fixed order. */
  protected abstract series(): readonly ShownSeries[];
  /** Pixels a bucket. */
  protected abstract readonly pixelsPerBucket: number;
  /** How the lines look, once for each scene. */
  protected abstract styleLines(scene: Scene): void;
  protected abstract drawLines(scene: Scene): void;
  protected abstract showLegend(): void;
  protected abstract summary(scene: Scene): string;
  /** The chart's values at some of its steps. */
  protected abstract tableView(scene: Scene): TableView;

  /** The time constant of the smoothed line in steps; 0 for none. */
  protected abstract readonly smoothing: number;

  protected get scale(): ValueScale {
    return this.parts.settings.isLog(this.id) ? 'log' : 'linear';
  }

  /** Whether any of the series has a value, as far as is known. */
  protected get hasValues(): boolean {
    return Array.from({ length: this.data.seriesCount }, (_, series) => this.data.length(series)).some((length) => length > 0);
  }

  wants(): ChartWant | undefined {
    if (this.scene === undefined || !(this.frame.inSight || this.frame.root.hidden)) return undefined;
    const { viewport } = this.parts;
    const pixels = this.frame.chart.plotWidth;
    if (pixels === 0 && !this.frame.root.hidden) return undefined;
    const series = [...this.series()];
    if (series.length === 0) return undefined;
    return {
      id: this.id,
      series,
      from: Math.max(1, Math.floor(viewport.from)),
      to: viewport.isZoomed ? Math.max(1, Math.ceil(viewport.to)) : null,
      // While it is hidden, only whether there is something to show is of interest.
      buckets: Math.max(1, Math.floor(pixels / this.pixelsPerBucket)),
      smoothing: this.smoothing,
    };
  }

  take(buckets: ChartBuckets): void {
    if (!this.data.take(buckets)) return;
    this.changed = true;
    if (!this.frame.root.hidden || !this.hasValues) return;
    this.frame.root.hidden = false;
    this.parts.roomChanged();
  }

  epochsChanged(): void {
    this.changed = true;
  }

  abstract highlight(layers: readonly string[]): void;

  reset(scene: Scene): void {
    const otherRun = this.scene?.model.run?.id !== scene.model.run?.id;
    this.scene = scene;
    if (otherRun && this.options.hiddenWhenEmpty) this.frame.root.hidden = true;
    setText(this.logButton, scene.texts.get('logScale'));
    this.logButton.setAttribute('aria-pressed', String(this.parts.settings.isLog(this.id)));
    this.styleLines(scene);
    this.exports.show(scene.texts);
    this.table.show(this.frame.titleText, scene.texts);
    this.changed = true;
    this.draw();
    this.summarize();
  }

  draw(): void {
    const { scene } = this;
    if (scene === undefined || this.frame.chart.plotWidth === 0) return;
    if (!this.changed && this.moved && this.frame.inSight) this.move();
    this.moved = false;
    if (!this.changed) return;
    this.changed = false;
    this.frame.chart.setAxis(scene.axis);
    // All steps in one bucket would be drawn as a line from the lowest value to the highest.
    if (!this.data.isGlimpse) this.drawLines(scene);
    this.showLegend();
  }

  summarize(): void {
    if (this.scene === undefined) return;
    this.frame.describe(this.summary(this.scene));
    this.table.refresh();
  }

  /** Shows other steps of what is drawn. */
  protected move(): void {
    this.frame.chart.move();
  }

  private formatPositions(positions: readonly number[], axis: StepAxis): string[] {
    return this.scene === undefined ? positions.map(String) : positionLabels(positions, axis.unit, this.scene.format);
  }
}

import type { DashboardComparedRun, ShownSeries } from '../../src/protocol/index.js';
import { aligned, decadeLabels, decadeRange, emptyColumns, epochLine, epochMarks, extremesLine, meanLine, paddedRange, smoothLine, type ChartColumns, type Line, type LineStyle } from '../charts/index.js';
import { powerOfTen } from '../format/index.js';
import { markedSpans, readingAt, tableSteps, trendOf, type ChartWant } from '../series/index.js';
import { ChartPanel } from './chart-panel.js';
import type { TableView } from './data-table.js';
import { LegendRow } from './legend-row.js';
import { LineRow } from './line-row.js';
import type { PageParts, Scene } from './panel.js';
import { readingText, valueText } from './reading-text.js';

/** Room for the labels of values, the same in all charts, so that the same steps stand below each other. */
export const valueAxisWidth = 44;

/** The lines of one run that the legend can hide. */
type MetricLine = 'step' | 'smoothed' | 'training' | 'validation';

const noLine: Line = { steps: [], values: [] };

const tableRows = 12;
const minimumHeight = 150;
const maximumHeight = 320;

export interface MetricPanelOptions {
  readonly id: string;
  /** The series of every step. */
  readonly series: string;
  /** Whether it has values at the ends of epochs, of training and of validation. */
  readonly ofEpochs: boolean;
  /** Whether its values are of single batches, or may be: a smoothed line then says more. */
  readonly isNoisy: boolean;
  /** Set where there may be thousands of them, each with values: it is made when it first comes into sight. */
  readonly isLazy?: true;
  readonly words: (scene: Scene) => { readonly title: string; readonly hint: string };
}

/** A metric: of each step as a light line, smoothed if that is wanted, and of each epoch, for training and validation. */
export class MetricPanel extends ChartPanel {
  protected readonly pixelsPerBucket = 1;
  private readonly rows: { readonly step: LegendRow; readonly smoothed: LegendRow; readonly training: LegendRow; readonly validation: LegendRow };
  private comparedRows: readonly LegendRow[] = [];
  private columns = emptyColumns;
  /** What it is to be made of as soon as it comes into sight. */
  private waiting: Scene | undefined;

  constructor(
    parts: PageParts,
    private readonly metric: MetricPanelOptions,
  ) {
    super(parts, {
      id: metric.id,
      offersLog: true,
      hiddenWhenEmpty: metric.isLazy !== true && metric.id !== 'loss',
      pointsAtLines: false,
      height: (width) => Math.min(Math.max(width * 0.5, minimumHeight), maximumHeight),
      valueAxis: {
        width: valueAxisWidth,
        range: (low, high) => (this.scale === 'log' ? decadeRange(low, high) : paddedRange(low, high)),
        labels: (low, high, pixels) => (this.scale === 'log' ? decadeLabels(low, high, pixels) : undefined),
        format: (labels) => (this.scale === 'log' ? labels.map(powerOfTen) : (this.scene?.format.axis(labels) ?? labels.map(String))),
      },
    });
    this.frame.root.classList.add('metric');
    const row = (line: MetricLine) => new LineRow(line, parts.settings);
    // A line that is the only one of its chart stays.
    this.rows = { step: metric.ofEpochs ? row('step') : new LegendRow(), smoothed: row('smoothed'), training: row('training'), validation: row('validation') };
    const { step, smoothed, training, validation } = this.rows;
    this.frame.legend.append(...[step, ...(metric.isNoisy ? [smoothed] : []), ...(metric.ofEpochs ? [training, validation] : [])].map(({ root }) => root));
  }

  protected get smoothing(): number {
    return this.metric.isNoisy ? this.parts.settings.current.smoothing : 0;
  }

  /** The colour of the values of single steps: lighter where they stand behind other lines. */
  private stepColor({ trainingStep, training }: Scene['theme']): string {
    return this.metric.ofEpochs || this.smoothing > 0 ? trainingStep : training;
  }

  override reset(scene: Scene): void {
    const isOutOfSight = this.metric.isLazy === true && !this.frame.inSight;
    this.waiting = isOutOfSight ? scene : undefined;
    // Its buttons have no names yet.
    this.frame.body.classList.toggle('unmade', isOutOfSight);
    if (isOutOfSight) this.entitle(scene);
    else super.reset(scene);
  }

  override wants(): ChartWant | undefined {
    if (this.waiting !== undefined && this.frame.inSight) this.reset(this.waiting);
    return super.wants();
  }

  private entitle(scene: Scene): void {
    const { title, hint } = this.metric.words(scene);
    this.frame.title(title, hint);
  }

  highlight(): void {
    // No line of it belongs to a layer.
  }

  protected series(): readonly ShownSeries[] {
    const run = this.scene?.model.run;
    if (!run) return [];
    return [run, ...this.compared].map(({ id }) => ({ run: id, name: this.metric.series }));
  }

  private get compared(): readonly DashboardComparedRun[] {
    return this.scene?.model.compared ?? [];
  }

  protected styleLines(scene: Scene): void {
    const { theme } = scene;
    const lines = this.metric.ofEpochs
      ? [
          { stroke: theme.training, width: theme.lineWidth, points: true },
          { stroke: theme.validation, width: theme.lineWidth, points: true },
        ]
      : [];
    this.entitle(scene);
    this.frame.legend.title = this.metric.ofEpochs || this.compared.length > 0 ? scene.texts.get('toggleLine') : '';
    const step = { stroke: this.stepColor(theme), width: this.metric.ofEpochs ? 1 : theme.lineWidth, points: false };
    this.frame.chart.style(
      theme,
      [step, { stroke: theme.smoothed, width: theme.lineWidth, points: false }, ...lines, ...this.styleCompared(scene)],
      scene.axis,
    );
  }

  /** A row and a line for each run that is drawn beside this one. */
  private styleCompared({ theme }: Scene): LineStyle[] {
    for (const { root } of this.comparedRows) root.remove();
    this.comparedRows = this.compared.map(({ id }) => new LineRow(id, this.parts.settings));
    for (const { root } of this.comparedRows) root.classList.add('compared');
    this.frame.legend.append(...this.comparedRows.map(({ root }) => root));
    return this.comparedRows.map((_, index) => ({ stroke: this.comparedColor(theme, index), width: theme.lineWidth, points: false }));
  }

  private comparedColor({ compared, foreground }: Scene['theme'], index: number): string {
    return compared[index % compared.length] ?? foreground;
  }

  protected drawLines(scene: Scene): void {
    this.columns = this.columnsOf(scene);
    this.frame.chart.draw(this.columns);
    this.frame.showMarks(this.columns, scene);
  }

  private columnsOf({ model }: Scene): ChartColumns {
    const { data, scale, metric } = this;
    const names = metric.ofEpochs ? [metric.series, `val_${metric.series}`] : [];
    const unlessHidden = (line: string, drawn: () => Line): Line => (this.hides(line, model.epochs.length > 0) ? noLine : drawn());
    const smooth = data.hasSmoothed ? unlessHidden('smoothed', () => smoothLine(data, 0, scale)) : noLine;
    const ofEpochs = names.map((name, index) => unlessHidden(index === 0 ? 'training' : 'validation', () => epochLine(model.epochs, name, scale)));
    const others = model.compared.map(({ id }, index) => unlessHidden(id, () => (data.hasSmoothed ? smoothLine : meanLine)(data, index + 1, scale)));
    return {
      ...aligned([unlessHidden('step', () => extremesLine(data, 0, scale)), smooth, ...ofEpochs, ...others]),
      marks: [...markedSpans(data, scale), ...epochMarks(model.epochs, names)],
      bucketWidth: data.width,
      lastStep: Math.max(data.lastStep, metric.ofEpochs ? (model.epochs.at(-1)?.step ?? 0) : 0),
    };
  }

  /** Whether the user hid a line. Single steps are drawn as long as there is nothing else; a chart without them would be empty. */
  private hides(line: string, hasEpochs: boolean): boolean {
    const isNeeded = line === 'step' && !(this.metric.ofEpochs && hasEpochs);
    return !isNeeded && this.parts.settings.isHidden(line);
  }

  protected summary(scene: Scene): string {
    const { data, metric } = this;
    const { texts, format, model } = scene;
    const isLoss = metric.id === 'loss';
    if (data.length(0) === 0) return isLoss ? texts.get('noLossYet') : '';
    const show = (value: number) => valueText(value, format.metric.bind(format), scene);
    const ends = [show(data.firstValue(0)), show(data.lastValue(0)), format.count(data.lastStep)];
    const sentence = isLoss ? texts.get('lossSummary', ...ends) : texts.get('metricSummary', metric.words(scene).title, ...ends);
    const steps = `${sentence} ${this.trendSentence(scene)}`.trim();
    const validation = model.epochs.map(({ metrics }) => metrics[`val_${metric.series}`]).filter((value) => value !== undefined);
    const [start, end] = [validation[0], validation.at(-1)];
    if (!metric.ofEpochs || start === undefined || end === undefined) return steps;
    const words = [show(start), show(end), format.count(validation.length)];
    return `${steps} ${isLoss ? texts.get('lossSummaryValidation', ...words) : texts.get('metricSummaryValidation', ...words)}`;
  }

  /** Where the values go at the end of the run; nothing where that is not in view. */
  private trendSentence({ texts }: Scene): string {
    const trend = this.parts.viewport.isZoomed ? null : trendOf(this.data, 0);
    const keys = { falling: 'trendFalling', rising: 'trendRising', level: 'trendLevel' } as const;
    return trend === null ? '' : texts.get(keys[trend]);
  }

  protected tableView(scene: Scene): TableView {
    const { data, metric } = this;
    const { texts, format, model } = scene;
    const value = (number: number) => format.metric(number);
    const others = this.compared.map(({ name }, index) => ({ name, series: index + 1 }));
    const ofEpochs = metric.ofEpochs ? [{ name: texts.get('training'), key: metric.series }, { name: texts.get('validation'), key: `val_${metric.series}` }] : [];
    return {
      columns: [texts.get('step'), texts.get('eachStep'), ...ofEpochs.map(({ name }) => name), ...others.map(({ name }) => name)],
      rows: tableSteps(data, tableRows).map((step) => {
        const epoch = model.epochs.findLast((each) => each.step <= step)?.metrics ?? {};
        const measured = (series: number) => readingText(readingAt(data, series, step), value, scene);
        const logged = ofEpochs.map(({ key }) => (epoch[key] === undefined ? '' : valueText(epoch[key], value, scene)));
        return [format.count(step), measured(0), ...logged, ...others.map(({ series }) => measured(series))];
      }),
    };
  }

  protected showLegend(): void {
    const { scene, data } = this;
    if (scene === undefined) return;
    const { texts, format, theme, model } = scene;
    const { cursor } = this.parts.viewport;
    const show = (value: number) => valueText(value, format.metric.bind(format), scene);
    const known = data.length(0) > 0;
    const step =
      cursor === undefined ? (known ? show(data.lastValue(0)) : '') : readingText(readingAt(data, 0, cursor), format.metric.bind(format), scene);
    const epoch = model.epochs.findLast((each) => cursor === undefined || each.step < cursor + this.columns.bucketWidth);
    const ofEpoch = (name: string) => {
      const value = epoch?.metrics[name];
      return value === undefined ? '–' : show(value);
    };
    this.frame.showPosition(cursor, this.columns, scene);
    const { series } = this.metric;
    this.rows.step.show({ color: this.stepColor(theme), name: texts.get('eachStep'), value: step || '–' });
    this.rows.smoothed.root.hidden = this.smoothing === 0;
    this.rows.smoothed.show({ color: theme.smoothed, name: texts.get('smoothed'), value: this.smoothedText(cursor, show) });
    this.showCompared(cursor, scene);
    this.rows.training.show({ color: theme.training, name: texts.get('training'), value: ofEpoch(series) });
    this.rows.validation.show({ color: theme.validation, name: texts.get('validation'), value: ofEpoch(`val_${series}`) });
  }

  /** The latest values of the other runs, or those at the cursor. */
  private showCompared(cursor: number | undefined, scene: Scene): void {
    const format = (value: number) => scene.format.metric(value);
    this.comparedRows.forEach((row, index) => {
      const known = this.data.length(index + 1) > 0;
      const latest = known ? valueText(this.data.lastValue(index + 1), format, scene) : '';
      const value = cursor === undefined ? latest : readingText(readingAt(this.data, index + 1, cursor), format, scene);
      row.show({ color: this.comparedColor(scene.theme, index), name: this.compared[index]?.name ?? '', value: value || '–' });
    });
  }

  private smoothedText(cursor: number | undefined, show: (value: number) => string): string {
    const { data } = this;
    if (!data.hasSmoothed || data.count === 0) return '–';
    const bucket = (cursor === undefined ? undefined : data.bucketAt(cursor)) ?? data.count - 1;
    const value = data.smooth(0, bucket);
    return Number.isFinite(value) ? show(value) : '–';
  }
}

import type { DashboardRidge, DashboardRidges, ShownHistograms } from '../../src/protocol/index.js';
import { RidgeChart } from '../charts/index.js';
import { element, setText } from '../dom.js';
import { csvText, drawingImage, drawingSvg } from '../export/index.js';
import { histogramName, histogramSentence, placeOf, ridgeShape, tickValues, type HistogramName } from '../histograms/index.js';
import { DataTable, type TableView } from './data-table.js';
import { ExportActions } from './export-actions.js';
import { HistogramPicker } from './histogram-picker.js';
import { valueAxisWidth } from './metric-panel.js';
import type { PageParts, Panel, Scene } from './panel.js';
import { section } from './section.js';

const id = 'histograms';
/** As many rows as can be told apart, and bins as wide as a few pixels. */
const mostRows = 28;
const pixelsPerBin = 6;
const pixelsPerTick = 80;

/** How weights and gradients lie over the steps of a run: one distribution below the other, of the weight that is chosen. */
export class HistogramPanel implements Panel {
  readonly root: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly place = element('div', { class: 'chart ridges', role: 'img', tabindex: '0' });
  private readonly reading = element('p', { class: 'note reading' });
  private readonly sentence = element('p', { class: 'statement' });
  private readonly marks = element('p', { class: 'marks' });
  private readonly logButton = element('button', { type: 'button', class: 'action', 'aria-pressed': 'false' });
  private readonly picker: HistogramPicker;
  private readonly chart: RidgeChart;
  private readonly table = new DataTable(() => (this.scene === undefined ? { columns: [], rows: [] } : this.tableView(this.scene)));
  private readonly exports: ExportActions;
  private scene: Scene | undefined;
  private ridges: DashboardRidges | undefined;
  private asked = '';
  private seen = false;

  constructor(private readonly parts: PageParts) {
    const { root, heading, body } = section(id, parts.host);
    this.root = root;
    this.heading = heading;
    root.hidden = true;
    this.picker = new HistogramPicker(() => {
      this.ridges = undefined;
      this.draw();
      this.ask();
    });
    this.chart = new RidgeChart(this.place, {
      axisWidth: valueAxisWidth,
      onPoint: (row, bin) => this.point(row, bin),
      onRoom: () => parts.roomChanged(),
    });
    this.exports = new ExportActions(parts.host, {
      title: () => this.exportTitle,
      image: () => this.scene && this.chart.drawing && drawingImage(this.exportTitle, this.chart.drawing, this.scene.theme),
      svg: () => this.scene && this.chart.drawing && drawingSvg(this.exportTitle, this.chart.drawing, this.scene.theme),
      values: () => this.ridges && csvOf(this.ridges),
    });
    const actions = element('div', { class: 'actions' }, this.logButton, this.exports.root);
    body.append(this.picker.root, this.place, this.reading, this.marks, this.sentence, actions, this.table.root);
    this.place.addEventListener('keydown', () => this.reading.setAttribute('aria-live', 'polite'));
    this.place.addEventListener('blur', () => this.reading.removeAttribute('aria-live'));
    this.logButton.addEventListener('click', () => parts.settings.toggleLog(id));
    parts.viewport.onChange(() => parts.roomChanged());
    parts.viewport.onCursor((step) => this.chart.highlight(step === undefined ? undefined : this.rowAt(step)));
    new IntersectionObserver(
      (entries) => {
        this.seen = entries.at(-1)?.isIntersecting ?? false;
        this.ask();
      },
      { rootMargin: '120px' },
    ).observe(root);
    root.addEventListener('toggle', () => this.ask());
  }

  reset(scene: Scene): void {
    this.scene = scene;
    // The host has forgotten what the page showed before.
    this.asked = '';
    setText(this.heading, scene.texts.get('histograms'));
    this.heading.title = scene.texts.get('histogramsHint');
    setText(this.logButton, scene.texts.get('logScale'));
    this.logButton.setAttribute('aria-pressed', String(this.parts.settings.isLog(id)));
    this.picker.reset(scene);
    this.namesChanged();
    this.table.show(scene.texts.get('histograms'), scene.texts);
    this.draw();
  }

  /** There are histograms of other names. */
  namesChanged(): void {
    if (this.scene === undefined) return;
    const names = this.scene.model.histogramNames.map(histogramName);
    this.root.hidden = names.length === 0;
    this.picker.offer(names);
    this.summarize();
    this.ask();
  }

  /** Tells the host what is to be seen, where that is something else than before. */
  ask(): void {
    const shown = this.wanted();
    const key = JSON.stringify(shown);
    if (key === this.asked || this.scene === undefined) return;
    this.asked = key;
    this.parts.host.send({ type: 'showHistograms', shown });
  }

  take(ridges: DashboardRidges): void {
    if (JSON.stringify(ridges.shown) !== this.asked) return;
    this.ridges = ridges;
    this.draw();
    this.summarize();
  }

  draw(): void {
    const { scene, ridges } = this;
    if (scene === undefined || ridges === undefined || this.chart.plotWidth === 0) return;
    const { format, theme } = scene;
    const values = tickValues(ridges.limits, ridges.shown.scale, Math.max(2, Math.floor(this.chart.plotWidth / pixelsPerTick)));
    const texts =
      ridges.shown.scale === 'linear' && Math.abs(values[1] ?? 0) >= 1e-5 ? format.axis(values) : values.map((value) => format.magnitude(value));
    const ticks = values.map((value, index) => ({ place: placeOf(value, ridges.limits), text: texts[index] ?? '' }));
    const marked = ridges.rows.map(({ notFinite }) => notFinite > 0);
    this.chart.draw({ shape: ridgeShape(ridges), labels: ridges.rows.map(({ step }) => format.shortCount(step)), marked, ticks }, theme);
    this.marks.hidden = !marked.includes(true);
    setText(this.marks, scene.texts.get('histogramMark'));
  }

  summarize(): void {
    const { scene, ridges } = this;
    const chosen = this.picker.chosen;
    if (scene === undefined || chosen === undefined) return;
    const { texts, format } = scene;
    const label = this.labelOf(chosen, scene);
    this.exports.show(texts);
    // Before the host has answered, nothing is known.
    const known = ridges?.rows.length === 0 ? texts.get('histogramNone', label) : histogramSentence(label, ridges?.rows ?? [], texts, format);
    setText(this.sentence, known);
    this.place.setAttribute('aria-label', texts.get('histogramChart', label, known).trim());
    this.table.refresh();
  }

  /** What is shown, by its name. */
  private get exportTitle(): string {
    const { scene } = this;
    const { chosen } = this.picker;
    return scene === undefined || chosen === undefined ? '' : this.labelOf(chosen, scene);
  }

  private wanted(): ShownHistograms | null {
    const run = this.scene?.model.run;
    const { chosen } = this.picker;
    const bins = Math.floor(this.chart.plotWidth / pixelsPerBin);
    if (!run || chosen === undefined || !this.seen || !(this.root as HTMLDetailsElement).open || bins < 1) return null;
    const { viewport, settings } = this.parts;
    const [from, to] = viewport.isZoomed ? [Math.max(0, Math.floor(viewport.from)), Math.max(0, Math.ceil(viewport.to))] : [0, null];
    return {
      run: run.id,
      name: chosen.name,
      from,
      to,
      rows: mostRows,
      bins: Math.min(bins, 128),
      scale: settings.isLog(id) ? 'signedLog' : 'linear',
    };
  }

  private point(row: number | undefined, bin: number | undefined): void {
    const { ridges, scene } = this;
    const shown = row === undefined ? undefined : ridges?.rows[row];
    if (ridges === undefined || scene === undefined || shown === undefined) {
      setText(this.reading, '');
      this.parts.viewport.point(undefined);
      return;
    }
    this.parts.viewport.point(shown.step);
    setText(this.reading, this.binText(ridges, shown, row ?? 0, bin, scene));
  }

  private binText(
    { limits, counts }: DashboardRidges,
    { step, count, notFinite }: DashboardRidge,
    row: number,
    bin: number | undefined,
    { texts, format }: Scene,
  ): string {
    const broken =
      notFinite > 0 ? ` ${texts.get('histogramNotFinite', format.count(notFinite), format.count(count + notFinite), format.count(step))}` : '';
    if (bin === undefined || limits.length < 2) return `${texts.get('atStep', format.count(step))}.${broken}`;
    const inside = counts[row * (limits.length - 1) + bin] ?? 0;
    const between = [format.magnitude(limits[bin] ?? NaN), format.magnitude(limits[bin + 1] ?? NaN)];
    return texts.get('histogramBin', format.count(step), format.count(inside), format.count(count), ...between) + broken;
  }

  private rowAt(step: number): number | undefined {
    const row = this.ridges?.rows.findLastIndex((each) => each.step <= step) ?? -1;
    return row < 0 ? undefined : row;
  }

  private labelOf({ kind, label }: HistogramName, { texts }: Scene): string {
    return kind === 'gradients' ? texts.get('histogramGradientOf', label) : label;
  }

  private tableView({ texts, format }: Scene): TableView {
    const columns = [
      'step',
      'histogramDeviation',
      'histogramMean',
      'histogramMinimum',
      'histogramMaximum',
      'histogramNearZero',
      'heatNotFinite',
    ] as const;
    const value = (number: number) => (Number.isNaN(number) ? '–' : format.magnitude(number));
    return {
      columns: columns.map((key) => texts.get(key)),
      rows: (this.ridges?.rows ?? []).map(({ step, deviation, mean, minimum, maximum, nearZero, notFinite }) => [
        format.count(step),
        ...[deviation, mean, minimum, maximum].map(value),
        Number.isNaN(nearZero) ? '–' : format.percent(nearZero),
        format.count(notFinite),
      ]),
    };
  }
}

/** A row for each bin of each step. */
function csvOf({ rows, limits, counts }: DashboardRidges): string {
  const bins = limits.length - 1;
  return csvText([
    ['step', 'from', 'to', 'count'],
    ...rows.flatMap(({ step }, row) =>
      Array.from({ length: bins }, (_, bin) => [step, limits[bin] ?? NaN, limits[bin + 1] ?? NaN, counts[row * bins + bin] ?? 0]),
    ),
  ]);
}

import type { DashboardLayer, ShownSeries } from '../../src/protocol/index.js';
import { emptyColumns, meanColumns } from '../charts/index.js';
import { element, setText } from '../dom.js';
import { gradientExtremes, gradientSentence, gradientStatement, type LayerGradient } from '../gradients/index.js';
import { latestReadingAt, layerSeries, tableSteps, type ValueScale } from '../series/index.js';
import { ChartPanel } from './chart-panel.js';
import type { TableView } from './data-table.js';
import { layerAxis } from './layer-axis.js';
import { LayerLegend, type LegendLayer } from './layer-legend.js';
import { LayerMap } from './layer-map.js';
import type { LayerQuantityChart } from './layer-quantities.js';
import type { PageParts, Scene } from './panel.js';
import { readingText, valueText } from './reading-text.js';

const manyLayers = 20;
const tableColumns = 5;

/** What the layers had at one step: what the words say, and the legend beside them. */
interface Latest {
  readonly step: number;
  /** Of those of which anything was measured, by their place among the layers. */
  readonly values: ReadonlyMap<number, number>;
}

/** A quantity of layers, one line a layer in the order of the model; of gradients also a map and a sentence. */
export class LayerPanel extends ChartPanel {
  protected readonly pixelsPerBucket = 3;
  protected readonly smoothing = 0;
  private readonly sentence: HTMLElement;
  private readonly legend: LayerLegend;
  private readonly map: LayerMap;
  /** Shows the map, where it is not always there. */
  private readonly mapButton = element('button', { type: 'button', class: 'action', 'aria-pressed': 'false' });
  private colors: readonly string[] = [];
  private columns = emptyColumns;
  /** The layers of which something was measured, by their place among {@link layers}: the lines of the chart. */
  private drawn: readonly number[] = [];
  /** As old as the words: taken when they are, seldom enough to be read. */
  private latest: Latest = { step: 0, values: new Map() };
  private pointed: number | undefined;
  /** The layers at which the user points in the editor, also while the chart is out of sight. */
  private pointedInEditor: readonly string[] = [];
  private isDrawn = false;

  constructor(
    parts: PageParts,
    private readonly chart: LayerQuantityChart,
  ) {
    const sentence = element('p', { class: chart.isGradient ? 'statement' : 'note' });
    super(parts, {
      id: chart.id,
      offersLog: false,
      hiddenWhenEmpty: chart.isGradient !== true,
      pointsAtLines: true,
      words: [sentence],
      height: (width) => (chart.isGradient ? Math.min(Math.max(width * 0.6, 190), 380) : Math.min(Math.max(width * 0.45, 140), 300)),
      onLine: (line) => this.point(line === undefined ? undefined : this.drawn[line]),
      onChooseLine: (line) => this.reveal(this.drawn[line]),
      valueAxis: layerAxis(chart, () => this.scene),
    });
    this.sentence = sentence;
    this.legend = new LayerLegend((layer) => parts.host.send({ type: 'revealLayer', layer }), chart.isGradient === true);
    this.frame.legend.append(this.legend.root);
    this.map = new LayerMap(parts, this.frame, chart, (layer) => this.point(layer), (layer) => this.reveal(layer));
    if (chart.isGradient !== true) this.frame.actions.prepend(this.mapButton);
    this.mapButton.addEventListener('click', () => parts.settings.toggleMap(this.id));
  }

  private get hasMap(): boolean {
    return this.chart.isGradient === true || this.parts.settings.hasMap(this.id);
  }

  protected override get scale(): ValueScale {
    return this.chart.scale;
  }

  private get layers(): readonly DashboardLayer[] {
    const run = this.scene?.model.run;
    return (this.chart.layers === 'outputs' ? run?.outputLayers : undefined) ?? run?.layers ?? [];
  }

  protected series(): readonly ShownSeries[] {
    const run = this.scene?.model.run;
    return run ? this.layers.map(({ id }) => ({ run: run.id, name: layerSeries(this.chart.quantity, id) })) : [];
  }

  highlight(layers: readonly string[]): void {
    this.pointedInEditor = layers;
    this.showPointedInEditor();
  }

  private showPointedInEditor(): void {
    const place = this.drawn.findIndex((index) => this.pointedInEditor.includes(this.layers[index]?.id ?? ''));
    this.frame.chart.highlight(place < 0 ? undefined : place);
    // A chart that was made anew says nothing of a line that was pointed at before.
    this.point(place < 0 ? undefined : this.drawn[place]);
    this.map.highlight(place < 0 ? undefined : this.drawn[place]);
  }

  protected styleLines(scene: Scene): void {
    this.pointed = undefined;
    this.isDrawn = false;
    this.drawn = this.measured();
    this.colors = scene.theme.ramp(this.layers.length);
    this.frame.title(scene.texts.get(this.chart.title), scene.texts.get(this.chart.hint));
    this.legend.reset(this.drawn.flatMap((index) => this.layers[index] ?? []), scene);
    const width = this.drawn.length > manyLayers ? scene.theme.lineWidth * 0.75 : scene.theme.lineWidth;
    this.frame.chart.style(
      scene.theme,
      this.drawn.map((index) => ({ stroke: this.colors[index] ?? '', width, points: false })),
      scene.axis,
    );
    setText(this.mapButton, scene.texts.get('asMap'));
    this.mapButton.setAttribute('aria-pressed', String(this.hasMap));
    this.map.root.hidden = !this.hasMap;
    this.map.reset(scene);
  }

  protected drawLines(scene: Scene): void {
    const measured = this.measured();
    if (measured.join() !== this.drawn.join()) this.styleLines(scene);
    this.columns = meanColumns(this.data, this.drawn, this.scale);
    this.frame.chart.draw(this.columns);
    this.frame.showMarks(this.columns, scene);
    if (this.hasMap) this.map.draw(this.data, this.drawn, scene);
    if (!this.isDrawn && this.pointedInEditor.length > 0) this.showPointedInEditor();
    this.isDrawn = this.hasValues;
  }

  override summarize(): void {
    const known = this.measured().filter((index) => this.data.length(index) > 0);
    this.latest = { step: this.data.lastStep, values: new Map(known.map((index) => [index, this.data.lastValue(index)])) };
    super.summarize();
    this.showLegend();
  }

  protected override move(): void {
    super.move();
    this.map.move();
  }

  protected summary(scene: Scene): string {
    const { texts, format } = scene;
    const latest = [...this.latest.values].map(([index, norm]): LayerGradient => {
      const layer = this.layers[index];
      return { id: layer?.id ?? '', name: layer?.name ?? '', norm };
    });
    const sentence = this.chart.isGradient ? gradientSentence(gradientStatement(latest), texts, format) : '';
    setText(this.sentence, this.chart.isGradient ? sentence : this.referenceText(scene));
    const extremes = gradientExtremes(latest);
    if (extremes === undefined) return sentence === '' && this.chart.isGradient ? texts.get('noGradientsYet') : sentence;
    const { lowest, highest } = extremes;
    const spread = [this.valueWords(lowest.norm), lowest.name, this.valueWords(highest.norm), highest.name];
    return `${texts.get(this.chart.summary, format.count(latest.length), ...spread)} ${sentence}`.trim();
  }

  /** A row a layer: there may be hundreds of them. */
  protected tableView(scene: Scene): TableView {
    const { texts, format } = scene;
    const steps = tableSteps(this.data, tableColumns);
    return {
      columns: [texts.get('layer'), ...steps.map((step) => texts.get('atStep', format.count(step)))],
      rows: this.drawn.map((index) => {
        const values = steps.map((step) => readingText(latestReadingAt(this.data, index, step), (value) => this.valueWords(value), scene));
        return [this.layers[index]?.name ?? '', ...values];
      }),
    };
  }

  private referenceText({ texts }: Scene): string {
    return this.chart.reference === undefined ? '' : texts.get(this.chart.reference.label);
  }

  /** A layer that nothing was measured of has no line, unless none has yet. */
  private measured(): number[] {
    const all = this.layers.map((_, index) => index);
    const known = all.filter((index) => this.data.length(index) > 0);
    return known.length === 0 && this.chart.isGradient ? all : known;
  }

  private point(layer: number | undefined): void {
    if (this.pointed === layer) return;
    this.pointed = layer;
    this.map.highlight(layer);
    this.showLegend();
  }

  private reveal(index: number | undefined): void {
    const layer = index === undefined ? undefined : this.layers[index];
    if (layer !== undefined) this.parts.host.send({ type: 'revealLayer', layer: layer.id });
  }

  private valueWords(value: number): string {
    const { format } = this.scene ?? {};
    if (format === undefined) return String(value);
    return this.chart.range === undefined ? format.magnitude(value) : format.percent(value);
  }

  protected showLegend(): void {
    const { scene, data, latest } = this;
    if (scene === undefined) return;
    const { cursor } = this.parts.viewport;
    const show = (value: number) => this.valueWords(value);
    const rows = this.drawn.map((index): LegendLayer => {
      const layer = this.layers[index];
      const reading = cursor === undefined ? undefined : latestReadingAt(data, index, cursor);
      const norm = (cursor === undefined ? latest.values.get(index) : reading?.range?.maximum) ?? Number.NaN;
      const text = () => {
        if (cursor !== undefined) return readingText(reading, show, scene);
        return latest.values.has(index) ? valueText(norm, show, scene) : '';
      };
      return { id: layer?.id ?? '', name: layer?.name ?? '', norm, text, color: this.colors[index] ?? '' };
    });
    this.frame.showPosition(cursor, { ...this.columns, ...(cursor === undefined ? { lastStep: latest.step } : {}) }, scene);
    const place = this.pointed === undefined ? -1 : this.drawn.indexOf(this.pointed);
    this.legend.show(rows, place < 0 ? undefined : rows[place], scene);
  }
}

import type { DashboardLayer } from '../../src/protocol/index.js';
import { decadeLabels, decadeRange, emptyColumns, meanColumns } from '../charts/index.js';
import { element, setText } from '../dom.js';
import { powerOfTen } from '../format/index.js';
import { gradientExtremes, gradientSentence, gradientStatement, type LayerGradient } from '../gradients/index.js';
import type { Host } from '../host.js';
import { gradientSeries, type StepBuckets } from '../series/index.js';
import type { DashboardModel } from '../state/index.js';
import type { Theme } from '../theme/index.js';
import { ChartSection } from './chart-section.js';
import { GradientLegend, type LegendLayer } from './gradient-legend.js';
import type { Language, Panel } from './panel.js';
import { readingText, valueText } from './reading-text.js';

const minimumHeight = 210;
const maximumHeight = 420;
const manyLayers = 20;

/** The gradient norm of every layer, one line a layer in the order of the model, on a log scale. */
export class GradientPanel implements Panel {
  private readonly sentence = element('p', { class: 'statement' });
  private readonly legend: GradientLegend;
  private readonly frame: ChartSection;
  private model: DashboardModel | undefined;
  private language: Language | undefined;
  private colors: readonly string[] = [];
  private columns = emptyColumns;
  private cursor: number | undefined;
  private pointed: number | undefined;

  constructor(host: Host) {
    const reveal = (layer: string) => host.send({ type: 'revealLayer', layer });
    this.legend = new GradientLegend(reveal);
    this.frame = new ChartSection(
      'gradients',
      host,
      {
        valueAxis: { range: decadeRange, labels: decadeLabels, format: (exponents) => exponents.map(powerOfTen) },
        formatStep: (step) => this.language?.format.shortCount(step) ?? String(step),
        height: (width) => Math.min(Math.max(width * 0.7, minimumHeight), maximumHeight),
        pointsAtLines: true,
        onRoom: () => this.draw(),
        onCursor: (step) => {
          this.cursor = step;
          this.showLegend();
        },
        onLine: (line) => {
          this.pointed = line;
          this.showLegend();
        },
        onChooseLine: (line) => {
          const layer = this.layers[line];
          if (layer) reveal(layer.id);
        },
      },
      this.sentence,
    );
    this.frame.legend.append(this.legend.root);
  }

  get root(): HTMLElement {
    return this.frame.root;
  }

  private get layers(): readonly DashboardLayer[] {
    return this.model?.run?.layers ?? [];
  }

  private seriesOf(layer: DashboardLayer): StepBuckets | undefined {
    return this.model?.series.get(gradientSeries(layer.id));
  }

  reset(model: DashboardModel, language: Language, theme: Theme): void {
    this.model = model;
    this.language = language;
    this.pointed = undefined;
    this.colors = theme.ramp(this.layers.length);
    const width = this.layers.length > manyLayers ? theme.lineWidth * 0.75 : theme.lineWidth;
    this.frame.title(language.texts.get('gradients'), language.texts.get('gradientsHint'));
    this.legend.reset(this.layers, language);
    this.frame.chart.style(
      theme,
      this.colors.map((stroke) => ({ stroke, width, points: false })),
    );
    this.draw();
    this.summarize();
  }

  draw(): void {
    const pixels = this.frame.chart.plotWidth;
    if (this.language === undefined || pixels === 0) return;
    this.columns = meanColumns(
      this.layers.map((layer) => this.seriesOf(layer)),
      pixels,
    );
    this.frame.chart.draw(this.columns);
    this.frame.showMarks(this.columns, this.language);
    this.showLegend();
  }

  summarize(): void {
    if (this.language === undefined) return;
    const { texts, format } = this.language;
    const latest = this.layers.flatMap((layer): LayerGradient[] => {
      const series = this.seriesOf(layer);
      return series === undefined || series.lastStep === 0 ? [] : [{ id: layer.id, name: layer.name, norm: series.lastValue }];
    });
    const sentence = gradientSentence(gradientStatement(latest), texts, format);
    setText(this.sentence, sentence);
    const extremes = gradientExtremes(latest);
    if (extremes === undefined) {
      this.frame.describe(sentence === '' ? texts.get('noGradientsYet') : sentence);
      return;
    }
    const { lowest, highest } = extremes;
    const spread = [format.magnitude(lowest.norm), lowest.name, format.magnitude(highest.norm), highest.name];
    this.frame.describe(`${texts.get('gradientsSummary', format.count(latest.length), ...spread)} ${sentence}`);
  }

  private showLegend(): void {
    const { language, cursor } = this;
    if (language === undefined) return;
    const { format } = language;
    const show = (value: number) => format.magnitude(value);
    const rows = this.layers.map((layer, index): LegendLayer => {
      const series = this.seriesOf(layer);
      const reading = cursor === undefined ? undefined : series?.reading(cursor, this.columns.bucketWidth);
      const norm = reading === undefined ? (series?.lastValue ?? Number.NaN) : (reading.range?.maximum ?? Number.NaN);
      const known = series !== undefined && series.lastStep > 0;
      const text = reading === undefined ? (known ? valueText(norm, show, language) : '') : readingText(reading, show, language);
      return { id: layer.id, name: layer.name, norm, text, color: this.colors[index] ?? '' };
    });
    this.frame.showPosition(cursor, this.columns, language);
    this.legend.show(rows, this.pointed === undefined ? undefined : rows[this.pointed], language);
  }
}

import uPlot from 'uplot';
import { emptyColumns, lossColumns } from '../charts/index.js';
import type { Host } from '../host.js';
import type { DashboardModel } from '../state/index.js';
import type { Theme } from '../theme/index.js';
import { ChartSection } from './chart-section.js';
import { LegendRow } from './legend-row.js';
import type { Language, Panel } from './panel.js';
import { readingText, valueText } from './reading-text.js';

const minimumHeight = 150;
const maximumHeight = 320;

/** The range of the values with some air around it, on round numbers. */
function paddedRange(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const [minimum, maximum] = uPlot.rangeNum(low, high, 0.1, true);
  return [minimum ?? low, maximum ?? high];
}

/** Loss: of each step as a light line, of each epoch for training and validation as lines with points. */
export class LossPanel implements Panel {
  private readonly frame: ChartSection;
  private readonly rows = [new LegendRow(), new LegendRow(), new LegendRow()] as const;
  private model: DashboardModel | undefined;
  private language: Language | undefined;
  private theme: Theme | undefined;
  private columns = emptyColumns;
  private cursor: number | undefined;

  constructor(host: Host) {
    this.frame = new ChartSection('loss', host, {
      valueAxis: { range: paddedRange, format: (labels) => this.language?.format.axis(labels) ?? labels.map(String) },
      formatStep: (step) => this.language?.format.shortCount(step) ?? String(step),
      height: (width) => Math.min(Math.max(width * 0.5, minimumHeight), maximumHeight),
      pointsAtLines: false,
      onRoom: () => this.draw(),
      onCursor: (step) => {
        this.cursor = step;
        this.showLegend();
      },
    });
    this.frame.legend.append(...this.rows.map(({ root }) => root));
  }

  get root(): HTMLElement {
    return this.frame.root;
  }

  reset(model: DashboardModel, language: Language, theme: Theme): void {
    this.model = model;
    this.language = language;
    this.theme = theme;
    this.frame.title(language.texts.get('loss'), language.texts.get('lossHint'));
    this.frame.chart.style(theme, [
      { stroke: theme.trainingStep, width: 1, points: false },
      { stroke: theme.training, width: theme.lineWidth, points: true },
      { stroke: theme.validation, width: theme.lineWidth, points: true },
    ]);
    this.draw();
    this.summarize();
  }

  draw(): void {
    const { model, language } = this;
    const pixels = this.frame.chart.plotWidth;
    if (model === undefined || language === undefined || pixels === 0) return;
    this.columns = lossColumns(model.series.get('loss'), model.epochs, pixels);
    this.frame.chart.draw(this.columns);
    this.frame.showMarks(this.columns, language);
    this.showLegend();
  }

  summarize(): void {
    const { model, language } = this;
    if (model === undefined || language === undefined) return;
    this.frame.describe(this.summary(model, language));
  }

  private summary(model: DashboardModel, language: Language): string {
    const loss = model.series.get('loss');
    const { texts, format } = language;
    if (loss === undefined || loss.lastStep === 0) return texts.get('noLossYet');
    const first = valueText(loss.firstValue, format.metric.bind(format), language);
    const last = valueText(loss.lastValue, format.metric.bind(format), language);
    const steps = texts.get('lossSummary', first, last, format.count(loss.lastStep));
    const validation = model.epochs.map(({ metrics }) => metrics['val_loss']).filter((value) => value !== undefined);
    const [start, end] = [validation[0], validation.at(-1)];
    if (start === undefined || end === undefined) return steps;
    const words = [start, end].map((value) => valueText(value, format.metric.bind(format), language));
    return `${steps} ${texts.get('lossSummaryValidation', ...words, format.count(validation.length))}`;
  }

  private showLegend(): void {
    const { model, language, theme, cursor } = this;
    if (model === undefined || language === undefined || theme === undefined) return;
    const { texts, format } = language;
    const loss = model.series.get('loss');
    const show = (value: number) => valueText(value, format.metric.bind(format), language);
    const step =
      cursor === undefined
        ? loss && loss.lastStep > 0 ? show(loss.lastValue) : ''
        : readingText(loss?.reading(cursor, this.columns.bucketWidth), format.metric.bind(format), language);
    const epoch = model.epochs.findLast((each) => cursor === undefined || each.step < cursor + this.columns.bucketWidth);
    const ofEpoch = (name: string) => {
      const value = epoch?.metrics[name];
      return value === undefined ? '–' : show(value);
    };
    this.frame.showPosition(cursor, this.columns, language);
    this.rows[0].show({ color: theme.trainingStep, name: texts.get('eachStep'), value: step || '–' });
    this.rows[1].show({ color: theme.training, name: texts.get('training'), value: ofEpoch('loss') });
    this.rows[2].show({ color: theme.validation, name: texts.get('validation'), value: ofEpoch('val_loss') });
  }
}

import { StepChart, type ChartColumns, type StepChartOptions } from '../charts/index.js';
import { element, setText } from '../dom.js';
import type { Host } from '../host.js';
import { section } from './section.js';
import type { Language } from './panel.js';

/** The frame of a chart: its heading, the position of the cursor, the canvas, what it says in words, and the legend. */
export class ChartSection {
  readonly root: HTMLElement;
  readonly legend = element('div', { class: 'legend' });
  readonly chart: StepChart;
  private readonly heading: HTMLElement;
  private readonly place: HTMLElement;
  private readonly position = element('p', { class: 'position' });
  private readonly marks = element('p', { class: 'marks' });

  constructor(id: string, host: Host, options: StepChartOptions, ...words: readonly Node[]) {
    const { root, heading, body } = section(id, host);
    this.root = root;
    this.heading = heading;
    this.place = element('div', { class: 'chart', role: 'img', tabindex: '0' });
    body.append(this.position, this.place, this.marks, ...words, this.legend);
    this.chart = new StepChart(this.place, options);
    // Values are read out while somebody moves through the chart by keyboard, and only then.
    this.place.addEventListener('keydown', () => this.legend.setAttribute('aria-live', 'polite'));
    this.place.addEventListener('blur', () => this.legend.removeAttribute('aria-live'));
  }

  title(text: string, hint: string): void {
    setText(this.heading, text);
    this.heading.title = hint;
  }

  /** What the chart shows, for those who do not see it. */
  describe(summary: string): void {
    if (this.place.getAttribute('aria-label') !== summary) this.place.setAttribute('aria-label', summary);
  }

  /** Says where the values of the legend are from. */
  showPosition(step: number | undefined, columns: ChartColumns, { texts, format }: Language): void {
    if (columns.lastStep === 0) setText(this.position, '');
    else if (step === undefined) setText(this.position, texts.get('atStep', format.count(columns.lastStep)));
    else if (columns.bucketWidth === 1) setText(this.position, texts.get('atStep', format.count(step)));
    else {
      const first = Math.floor((step - 1) / columns.bucketWidth) * columns.bucketWidth + 1;
      const last = Math.min(first + columns.bucketWidth - 1, columns.lastStep);
      setText(this.position, texts.get('atSteps', format.count(first), format.count(last)));
    }
  }

  /** Explains the strips at the chart's edges, where there are any. */
  showMarks(columns: ChartColumns, { texts }: Language): void {
    const kinds = new Set(columns.marks.map(({ kind }) => kind));
    const words = [
      ...(kinds.has('notFinite') ? [texts.get('markNotFinite')] : []),
      ...(kinds.has('zero') ? [texts.get('markZero')] : []),
    ];
    this.marks.hidden = words.length === 0;
    setText(this.marks, words.join(' '));
  }
}

import { StepChart, type ChartColumns, type StepChartOptions } from '../charts/index.js';
import { element, setText } from '../dom.js';
import type { Language, PageParts } from './panel.js';
import { section } from './section.js';

/** How far outside of the window a chart counts as seen, so that it is drawn when it comes into it. */
const margin = '120px';

/** The frame of a chart: its heading, the position of the cursor, the canvas, what it says in words, and the legend. */
export class ChartSection {
  readonly root: HTMLDetailsElement;
  readonly body: HTMLElement;
  readonly legend = element('div', { class: 'legend' });
  readonly actions = element('div', { class: 'actions' });
  readonly chart: StepChart;
  private readonly heading: HTMLElement;
  private readonly place = element('div', { class: 'chart', role: 'img', tabindex: '0' });
  private readonly position = element('p', { class: 'position' });
  private readonly marks = element('p', { class: 'marks' });
  private seen = false;

  /** @param words stand between the chart and its legend. */
  constructor(id: string, parts: PageParts, options: StepChartOptions, ...words: readonly Node[]) {
    const { root, heading, body } = section(id, parts.host);
    this.root = root;
    this.heading = heading;
    this.body = body;
    body.append(this.position, this.place, this.marks, ...words, this.legend, this.actions);
    this.chart = new StepChart(this.place, parts.viewport, options);
    this.readAloud(this.place);
    const sight = new IntersectionObserver(
      (entries) => {
        this.seen = entries.at(-1)?.isIntersecting ?? false;
        parts.roomChanged();
      },
      { rootMargin: margin },
    );
    sight.observe(root);
  }

  /** Whether the chart is open, and in or near the part of the page that is seen. */
  get inSight(): boolean {
    return this.seen && this.root.open && !this.root.hidden;
  }

  /** Values are read out while somebody moves through a chart by keyboard, and only then. */
  readAloud(chart: HTMLElement): void {
    chart.addEventListener('keydown', () => this.legend.setAttribute('aria-live', 'polite'));
    chart.addEventListener('blur', () => this.legend.removeAttribute('aria-live'));
  }

  get titleText(): string {
    return this.heading.textContent;
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
  showPosition(step: number | undefined, { lastStep, bucketWidth }: Pick<ChartColumns, 'lastStep' | 'bucketWidth'>, { texts, format }: Language): void {
    if (lastStep === 0) setText(this.position, '');
    else if (step === undefined) setText(this.position, texts.get('atStep', format.count(lastStep)));
    else if (bucketWidth === 1) setText(this.position, texts.get('atStep', format.count(step)));
    else {
      const first = Math.floor((step - 1) / bucketWidth) * bucketWidth + 1;
      const last = Math.min(first + bucketWidth - 1, lastStep);
      setText(this.position, texts.get('atSteps', format.count(first), format.count(last)));
    }
  }

  /** Explains the strips at the chart's edges, where there are any. */
  showMarks({ marks }: Pick<ChartColumns, 'marks'>, { texts }: Language): void {
    const kinds = new Set(marks.map(({ kind }) => kind));
    const words = [
      ...(kinds.has('notFinite') ? [texts.get('markNotFinite')] : []),
      ...(kinds.has('zero') ? [texts.get('markZero')] : []),
    ];
    this.marks.hidden = words.length === 0;
    setText(this.marks, words.join(' '));
  }
}

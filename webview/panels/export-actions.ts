import type { ShownSeries } from '../../src/protocol/index.js';
import { chartImage, chartSvg } from '../export/index.js';
import { element, setText } from '../dom.js';
import type { Texts } from '../format/index.js';
import type { ChartSection } from './chart-section.js';
import type { PageParts } from './panel.js';

const formats = ['png', 'svg', 'csv'] as const;

/** The buttons that save a chart as a picture, or the values behind it. Where to, the host asks. */
export class ExportActions {
  readonly root = element('span', { class: 'exports', role: 'group' });
  private readonly buttons = formats.map((format) => element('button', { type: 'button', class: 'action' }, format.toUpperCase()));

  /** @param series those of the chart, whose values are saved. */
  constructor(
    private readonly parts: PageParts,
    private readonly frame: ChartSection,
    private readonly series: () => readonly ShownSeries[],
  ) {
    this.root.append(...this.buttons);
    this.buttons.forEach((button, index) => button.addEventListener('click', () => void this.save(formats[index] ?? 'png')));
  }

  /** Takes over words. */
  show(texts: Texts): void {
    this.root.setAttribute('aria-label', texts.get('save'));
    this.buttons.forEach((button, index) => {
      const format = (formats[index] ?? 'png').toUpperCase();
      const words = texts.get('saveAs', this.frame.titleText, format);
      button.title = words;
      button.setAttribute('aria-label', words);
      setText(button, format);
    });
  }

  private async save(format: (typeof formats)[number]): Promise<void> {
    const { host, viewport } = this.parts;
    const name = this.frame.titleText;
    if (format === 'csv') {
      host.send({ type: 'saveValues', name, series: [...this.series()], from: viewport.from, to: viewport.isZoomed ? viewport.to : null });
      return;
    }
    const picture = this.frame.chart.picture;
    if (picture === undefined) return;
    const bytes = format === 'png' ? await chartImage(name, picture) : new TextEncoder().encode(chartSvg(name, picture));
    host.send({ type: 'saveImage', format, name, bytes });
  }
}

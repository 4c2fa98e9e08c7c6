import type { DashboardIntent } from '../../src/protocol/index.js';
import { element, setText } from '../dom.js';
import type { Texts } from '../format/index.js';
import type { Host } from '../host.js';

const formats = ['png', 'svg', 'csv'] as const;

/** What of a chart is saved; undefined while there is nothing to see. */
export interface Exported {
  /** The name of the chart, which the file gets, too. */
  readonly title: () => string;
  readonly image: () => Promise<Uint8Array<ArrayBuffer>> | undefined;
  readonly svg: () => string | undefined;
  /** The values behind it: text that the page has, or what the host is to write. */
  readonly values: () => Extract<DashboardIntent, { type: 'saveValues' }> | string | undefined;
}

/** The buttons that save a chart as a picture, or the values behind it. Where to, the host asks. */
export class ExportActions {
  readonly root = element('span', { class: 'exports', role: 'group' });
  private readonly buttons = formats.map((format) => element('button', { type: 'button', class: 'action' }, format.toUpperCase()));

  constructor(
    private readonly host: Host,
    private readonly exported: Exported,
  ) {
    this.root.append(...this.buttons);
    this.buttons.forEach((button, index) => button.addEventListener('click', () => void this.save(formats[index] ?? 'png')));
  }

  /** Takes over words. */
  show(texts: Texts): void {
    this.root.setAttribute('aria-label', texts.get('save'));
    this.buttons.forEach((button, index) => {
      const format = (formats[index] ?? 'png').toUpperCase();
      const words = texts.get('saveAs', this.exported.title(), format);
      button.title = words;
      button.setAttribute('aria-label', words);
      setText(button, format);
    });
  }

  private async save(format: (typeof formats)[number]): Promise<void> {
    const { exported, host } = this;
    const content = format === 'png' ? await exported.image() : format === 'svg' ? exported.svg() : exported.values();
    if (content === undefined) return;
    if (typeof content === 'object' && 'type' in content) host.send(content);
    else host.send({ type: 'saveFile', format, name: exported.title(), bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content });
  }
}

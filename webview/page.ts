import { dashboardStateSchema, parseMessage } from '../src/protocol/index.js';
import { element } from './dom.js';
import { Formatter, Texts } from './format/index.js';
import type { Host } from './host.js';
import { GradientPanel, HeaderPanel, LossPanel, MetricsPanel, type Language, type Panel } from './panels/index.js';
import { DashboardModel, headerView, type Change } from './state/index.js';
import { readTheme, watchTheme } from './theme/index.js';

/** How often sentences change while numbers stream in: slowly enough to be read. */
const sentencePeriod = 1000;

/** The dashboard's page: takes the host's messages in and draws, at most once a frame. */
export class Page {
  private readonly model = new DashboardModel();
  private readonly header: HeaderPanel;
  private readonly panels: readonly Panel[];
  private readonly charts: HTMLElement;
  private language: Language = { texts: new Texts({}), format: new Formatter('en') };
  private theme = readTheme();
  private drawRequested = false;
  private summarized = Number.NEGATIVE_INFINITY;
  private summaryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, host: Host) {
    this.header = new HeaderPanel(host);
    this.panels = [new LossPanel(host), new GradientPanel(host), new MetricsPanel(host)];
    this.charts = element('div', { class: 'charts' }, ...this.panels.map((panel) => panel.root));
    this.charts.hidden = true;
    root.replaceChildren(this.header.root, this.charts);
    watchTheme(() => {
      this.theme = readTheme();
      this.reset();
    });
  }

  /**
   * Takes a message of the host in.
   * @throws MalformedMessageError when it does not fit the contract.
   */
  receive(message: unknown): void {
    const change = this.model.apply(parseMessage('dashboard state', dashboardStateSchema, message));
    this.bringUpToDate(change);
  }

  private bringUpToDate(change: Change): void {
    switch (change) {
      case 'nothing':
        return;
      case 'everything':
        this.language = { texts: new Texts(this.model.texts), format: new Formatter(document.documentElement.lang) };
        this.reset();
        return;
      case 'status':
        this.showHeader();
        this.summarize();
        return;
      case 'epochs':
        this.requestDraw();
        this.summarize();
        return;
      case 'points':
        this.requestDraw();
        this.summarizeSoon();
    }
  }

  private reset(): void {
    if (!this.model.ready) return;
    this.charts.hidden = this.model.run === null;
    this.showHeader();
    for (const panel of this.panels) panel.reset(this.model, this.language, this.theme);
  }

  private showHeader(): void {
    const { texts, format } = this.language;
    this.header.show(headerView(this.model, texts, format), texts);
  }

  private requestDraw(): void {
    if (this.drawRequested) return;
    this.drawRequested = true;
    requestAnimationFrame(() => {
      this.drawRequested = false;
      for (const panel of this.panels) panel.draw();
    });
  }

  private summarizeSoon(): void {
    const wait = this.summarized + sentencePeriod - performance.now();
    if (wait <= 0) this.summarize();
    else this.summaryTimer ??= setTimeout(() => this.summarize(), wait);
  }

  private summarize(): void {
    clearTimeout(this.summaryTimer);
    this.summaryTimer = undefined;
    this.summarized = performance.now();
    for (const panel of this.panels) panel.summarize();
  }
}

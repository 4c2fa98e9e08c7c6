import { dashboardStateSchema, parseMessage, type ChartBuckets, type DashboardRun } from '../src/protocol/index.js';
import { clockOf, epochAxis, stepsAxis, timeAxis, type StepAxis } from './charts/index.js';
import { chartsOf } from './charts-of-run.js';
import { element } from './dom.js';
import { Formatter, Texts } from './format/index.js';
import type { Host } from './host.js';
import { Layout } from './layout.js';
import { Pace } from './pace.js';
import { CoordinatesPanel, EvaluationPanel, ExperimentPanel, HeaderPanel, HistogramPanel, MetricsPanel, SymptomsPanel, TagSearch, ViewBar, type Language, type PageParts, type Panel, type Scene, type SeriesPanel } from './panels/index.js';
import { ChartData, elapsedSeries, Subscription, type ChartWant } from './series/index.js';
import { DashboardModel, headerView, ViewSettings, Viewport, type Change } from './state/index.js';
import { readTheme, watchTheme } from './theme/index.js';

/** How often sentences change while numbers stream in: slowly enough to be read. */
const sentencePeriod = 1000;
/** As many points as tell the time of every step well enough. */
const clockBuckets = 512;
const clockChart = 'clock';

/** The dashboard's page: takes the host's messages in and draws, at most once a frame. */
export class Page {
  private readonly model = new DashboardModel();
  private readonly header: HeaderPanel;
  private readonly experiment: ExperimentPanel;
  private readonly content = element('div', { class: 'content' });
  private readonly settings: ViewSettings;
  private readonly subscription: Subscription;
  private readonly live = new Pace(() => this.draw());
  private readonly answers = new Pace(() => this.draw(), 0);
  private readonly asking = new Pace(() => this.ask(), 0);
  private charts: readonly SeriesPanel[] = [];
  private table: MetricsPanel | undefined;
  private evaluation: EvaluationPanel | undefined;
  private histograms: HistogramPanel | undefined;
  private coordinates: CoordinatesPanel | undefined;
  private symptoms: SymptomsPanel | undefined;
  private viewBar: ViewBar | undefined;
  private readonly search = new TagSearch();
  private viewport = new Viewport();
  private clock = new ChartData();
  private axis = stepsAxis;
  private shownRun: DashboardRun | undefined;
  private language: Language = { texts: new Texts({}), format: new Formatter('en') };
  private theme = readTheme();
  private summarized = Number.NEGATIVE_INFINITY;
  private summaryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    root: HTMLElement,
    private readonly host: Host,
  ) {
    this.header = new HeaderPanel(host);
    this.experiment = new ExperimentPanel(host);
    this.subscription = new Subscription((intent) => host.send(intent));
    const { smoothing, unit, logSections, mapSections, hiddenLines } = host.state;
    this.settings = new ViewSettings({ smoothing, unit, logSections, mapSections, hiddenLines }, (choices) =>
      host.remember({ ...choices, logSections: [...choices.logSections], mapSections: [...choices.mapSections], hiddenLines: [...choices.hiddenLines] }),
    );
    this.settings.onChange(() => this.reset());
    root.replaceChildren(this.header.root, this.experiment.root, this.content);
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
    const state = parseMessage('dashboard state', dashboardStateSchema, message);
    this.bringUpToDate(this.model.apply(state));
    if (state.type === 'buckets') this.take(state);
    else if (state.type === 'ridges') this.histograms?.take(state);
    else if (state.type === 'highlight') for (const chart of this.charts) chart.highlight(state.layers);
  }

  private bringUpToDate(change: Change): void {
    switch (change) {
      case 'everything':
        this.language = { texts: new Texts(this.model.texts), format: new Formatter(document.documentElement.lang) };
        // The host has forgotten what the page showed before.
        this.subscription.reset();
        this.reset();
        return;
      case 'status':
        this.showHeader();
        this.summarize();
        // What has come to a halt is shown as it is, without waiting for its turn.
        if (this.model.status.state !== 'running') this.answers.request();
        return;
      case 'epochs':
        for (const chart of this.charts) chart.epochsChanged();
        this.live.request();
        this.summarize();
        return;
      case 'symptoms':
        this.symptoms?.draw();
        return;
      case 'experiment':
        this.showExperiment();
        return;
      case 'evaluation':
        this.evaluation?.draw();
        return;
      case 'histograms':
        this.histograms?.namesChanged();
        return;
      case 'coordinates':
        this.coordinates?.draw();
        return;
      case 'buckets':
      case 'ridges':
      case 'highlight':
      case 'nothing':
    }
  }

  private take(buckets: ChartBuckets): void {
    const kind = this.subscription.answered(buckets);
    if (kind === 'outdated') return;
    this.viewport.grow(buckets.lastStep);
    if (buckets.chart === clockChart) {
      this.clock.take(buckets);
      this.axis = this.axisNow();
      for (const chart of this.charts) chart.epochsChanged();
    }
    const chart = this.charts.find(({ id }) => id === buckets.chart);
    chart?.take(buckets);
    if (kind === 'answer') {
      this.answers.request();
      chart?.summarize();
    } else {
      this.live.request();
      this.summarizeSoon();
    }
  }

  private reset(): void {
    if (!this.model.ready) return;
    const { run } = this.model;
    this.showHeader();
    this.showExperiment();
    if (run === null) this.clear();
    else if (!hasSameCharts(run, this.shownRun)) this.build(run);
    if (run === null) return;
    this.axis = this.axisNow();
    this.viewBar?.reset(this.language);
    this.search.reset(this.language);
    for (const panel of this.panels) panel.reset(this.scene);
    this.asking.request();
  }

  private get panels(): readonly Panel[] {
    return [...this.charts, ...[this.table, this.evaluation, this.histograms, this.coordinates, this.symptoms].filter((panel) => panel !== undefined)];
  }

  private get scene(): Scene {
    const axis = () => this.axis;
    return {
      ...this.language,
      model: this.model,
      theme: this.theme,
      get axis() {
        return axis();
      },
    };
  }

  private clear(): void {
    this.charts = [];
    this.table = undefined;
    this.evaluation = undefined;
    this.histograms = undefined;
    this.coordinates = undefined;
    this.symptoms = undefined;
    this.shownRun = undefined;
    this.content.replaceChildren();
  }

  private build(run: DashboardRun): void {
    this.shownRun = run;
    this.viewport = new Viewport();
    this.clock = new ChartData();
    this.viewport.onChange(() => this.asking.request());
    const parts: PageParts = { host: this.host, viewport: this.viewport, settings: this.settings, roomChanged: () => this.asking.request() };
    const { metrics, speed, compared, layers } = chartsOf(run, parts);
    this.charts = [...metrics, ...speed, ...compared, ...layers];
    this.table = new MetricsPanel(this.host);
    this.evaluation = new EvaluationPanel(this.host);
    this.histograms = new HistogramPanel(parts);
    this.coordinates = new CoordinatesPanel(this.host);
    this.symptoms = new SymptomsPanel(this.host);
    this.viewBar = new ViewBar(parts);
    const roots = (panels: readonly SeriesPanel[]) => panels.map((panel) => panel.root);
    const { isLog = false } = run;
    const tables = [this.coordinates.root, this.table.root, this.evaluation.root];
    const layout = new Layout({
      metrics: roots(metrics),
      tables,
      speed: roots(speed),
      compared: roots(compared),
      layers: [...roots(layers), this.histograms.root],
      areAlike: isLog,
    });
    this.search.offer(isLog ? metrics.map(({ root }, index) => ({ name: run.metrics[index] ?? '', root })) : []);
    this.content.replaceChildren(this.symptoms.root, this.viewBar.root, this.search.root, layout.root);
    layout.arrange();
  }

  private axisNow(): StepAxis {
    const { unit } = this.settings.current;
    if (unit === 'time') return timeAxis(clockOf(this.clock, this.model.epochs)) ?? stepsAxis;
    return unit === 'epoch' && this.shownRun !== undefined ? epochAxis(this.shownRun.stepsPerEpoch) : stepsAxis;
  }

  private ask(): void {
    const { shownRun } = this;
    if (shownRun === undefined) return;
    const clock: ChartWant = {
      id: clockChart,
      series: [{ run: shownRun.id, name: elapsedSeries }],
      from: 1,
      to: null,
      buckets: clockBuckets,
      smoothing: 0,
    };
    this.histograms?.ask();
    const wants = this.charts.flatMap((chart) => chart.wants() ?? []);
    this.subscription.ask(this.settings.current.unit === 'time' ? [...wants, clock] : wants);
    this.answers.request();
  }

  private draw(): void {
    for (const panel of this.panels) panel.draw();
  }

  private showHeader(): void {
    const { texts, format } = this.language;
    this.header.show(headerView(this.model, texts, format), texts);
  }

  private showExperiment(): void {
    this.experiment.show(this.model.experiment, this.language);
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

/** Whether the charts that one was given serve another one: a log may have got more of them. */
const hasSameCharts = (run: DashboardRun, shown: DashboardRun | undefined): boolean => run.id === shown?.id && run.metrics.join('\n') === shown.metrics.join('\n');

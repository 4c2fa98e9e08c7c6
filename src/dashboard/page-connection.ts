import {
  dashboardIntentSchema,
  MalformedMessageError,
  parseMessage,
  type DashboardCoordinates,
  type DashboardIntent,
  type DashboardState,
  type DashboardExperiment,
  type ExperimentIntent,
  type SymptomIntent,
} from '../protocol/index.js';
import type { Disposable, Event } from './emitter.js';
import { runCoordinates } from './runs/run-coordinates.js';
import type { RunChange } from './run.js';
import type { RunManager } from './run-manager.js';
import { ShownCharts } from './shown-charts.js';
import { ShownHistograms } from './shown-histograms.js';
import { dashboardSymptoms } from './symptoms.js';
import { targetName } from './target.js';
import { dashboardTexts } from './texts.js';
import { Throttle } from './throttle.js';

/** One page: where messages to it go, and whether somebody sees it. */
export interface PageChannel {
  readonly visible: boolean;
  post(message: DashboardState): void;
}

/** What the page's wishes do. */
export interface PageIntents {
  command(command: Extract<DashboardIntent, { type: 'command' }>['command']): void;
  revealLayer(layer: string): void;
  /** Saves what the page hands over, or the values that it names. */
  save(request: SaveRequest): void;
  /** What the user wants of a symptom. */
  symptom(intent: SymptomIntent): void;
  /** What the user wants of the short trainings that are shown. */
  experiment?(intent: ExperimentIntent): void;
  /** A message that the page should not have sent. */
  refuse(error: MalformedMessageError): void;
  /** What could not be read for the page, and is left out of it. */
  note?(error: unknown): void;
}

/** The short trainings that are shown, if any are. */
export interface ShownExperiments {
  readonly current: DashboardExperiment | null;
  readonly onDidChange: Event<DashboardExperiment | null>;
}

/** The user's wish to keep a chart. */
export type SaveRequest = Extract<DashboardIntent, { type: 'saveFile' | 'saveValues' }>;

/** At most 20 messages of points a second, however fast the run is. */
const pointPeriod = 50;
/** The status counts steps; people read it a few times a second. */
const countPeriod = 200;
/** Histograms come a few times a minute; in a log they may come with every point. */
const histogramPeriod = 500;
/** The records of compared runs are read again this often, while epochs come to their ends. */
const coordinatesPeriod = 2000;

/**
 * Keeps one page up to date: everything when it says it is ready, changes while it is seen, nothing while it is hidden.
 * A page that is hidden loses its content; when it is shown again, it says `ready` again.
 */
export class PageConnection implements Disposable {
  private readonly subscriptions: readonly Disposable[];
  private isReady = false;
  /** The layers at which the user points in the editor. */
  private pointed: readonly string[] = [];
  private sentState: string | undefined;
  private readonly shown = new ShownCharts((run) => this.runs.seriesOf(run));
  private readonly shownHistograms = new ShownHistograms((run) => this.runs.histogramsOf(run));
  private readonly histograms = new Throttle(histogramPeriod, () => this.sendHistograms());
  private readonly coordinates = new Throttle(coordinatesPeriod, () => void this.sendCoordinates());
  private readonly points = new Throttle(pointPeriod, () => this.sendPoints());
  private readonly count = new Throttle(countPeriod, () => this.sendStatus());

  constructor(
    private readonly channel: PageChannel,
    private readonly runs: RunManager,
    private readonly intents: PageIntents,
    private readonly experiments: ShownExperiments | null = null,
  ) {
    this.subscriptions = [
      ...(experiments === null ? [] : [experiments.onDidChange((experiment) => this.sendExperiment(experiment))]),
      runs.onDidChange((status) => {
        // A new state is told at once; only the counting waits.
        if (status.state !== this.sentState) this.sendStatus();
        else this.count.request();
      }),
      runs.onDidChangeRun((change) => this.follow(change)),
    ];
  }

  /** Takes in a message of the page; one that does not fit the contract is refused, never obeyed. */
  receive(message: unknown): void {
    let intent: DashboardIntent;
    try {
      intent = parseMessage('dashboard intent', dashboardIntentSchema, message);
    } catch (error) {
      if (!(error instanceof MalformedMessageError)) throw error;
      this.intents.refuse(error);
      return;
    }
    switch (intent.type) {
      case 'ready':
        this.isReady = true;
        this.sendSnapshot();
        if (this.pointed.length > 0) this.highlight(this.pointed);
        return;
      case 'command':
        this.intents.command(intent.command);
        return;
      case 'revealLayer':
        this.intents.revealLayer(intent.layer);
        return;
      case 'showRule':
      case 'showFix':
      case 'tryFix':
      case 'dismissSymptom':
        this.intents.symptom(intent);
        return;
      case 'applyExperiment':
      case 'dismissExperiment':
        this.intents.experiment?.(intent);
        return;
      case 'show':
        if (this.listens) this.post(this.shown.show(intent.charts));
        return;
      case 'showHistograms':
        if (this.listens) this.post(this.shownHistograms.show(intent.shown));
        return;
      case 'saveFile':
      case 'saveValues':
        this.intents.save(intent);
    }
  }

  /** Tells at which layers the user points in the editor. */
  highlight(layers: readonly string[]): void {
    // A page that comes later is told, too.
    this.pointed = layers;
    if (this.listens) this.channel.post({ type: 'highlight', layers: [...layers] });
  }

  /** The page was hidden: its content is gone. */
  hidden(): void {
    this.isReady = false;
    this.shown.clear();
    this.shownHistograms.clear();
  }

  dispose(): void {
    this.isReady = false;
    this.points.dispose();
    this.histograms.dispose();
    this.coordinates.dispose();
    this.count.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private get listens(): boolean {
    return this.isReady && this.channel.visible;
  }

  private follow(change: RunChange): void {
    switch (change) {
      case 'started':
        this.sendSnapshot();
        return;
      case 'epoch':
        // The epoch's points come before its mean, as they were measured.
        this.sendPoints();
        this.sendEpoch();
        if (this.runs.compared.length > 0) this.coordinates.request();
        return;
      case 'points':
        this.points.request();
        // Those of a log come with its points.
        this.histograms.request();
        return;
      case 'histograms':
        this.histograms.request();
        return;
      case 'symptoms':
        this.sendSymptoms();
        return;
      case 'evaluation':
        this.sendEvaluation();
        return;
      case 'status':
        return;
    }
  }

  private sendSnapshot(): void {
    if (!this.listens) return;
    const run = this.runs.currentRun;
    const experiment = this.experiments?.current ?? null;
    this.shown.clear();
    this.shownHistograms.clear();
    this.sentState = this.runs.status.state;
    this.channel.post({
      type: 'snapshot',
      texts: dashboardTexts(),
      ...(run === undefined ? {} : { target: { model: targetName(run.target), file: run.target.file } }),
      run: this.runs.description,
      status: this.runs.status,
      epochs: [...(run?.epochs ?? [])],
      compared: this.runs.compared.map(({ description }) => description),
      symptoms: dashboardSymptoms(run?.symptoms ?? []),
      ...(experiment === null ? {} : { experiment }),
      ...(run?.state.evaluation === undefined ? {} : { evaluation: run.state.evaluation }),
    });
    this.sendHistograms();
    if (this.runs.compared.length > 0) void this.sendCoordinates();
  }

  private sendHistograms(): void {
    const run = this.runs.currentRun;
    if (this.listens && run !== undefined) this.post(this.shownHistograms.changes(run.id));
  }

  private async sendCoordinates(): Promise<void> {
    const run = this.runs.currentRun;
    if (run === undefined) return;
    const { compared } = this.runs;
    let coordinates: DashboardCoordinates | null;
    try {
      coordinates = await runCoordinates([run, ...compared]);
    } catch (error) {
      // A directory that was just deleted, or a disk that has gone: what was measured is still shown.
      this.intents.note?.(error);
      return;
    }
    if (coordinates !== null && this.listens && this.runs.currentRun === run && this.runs.compared === compared) this.channel.post(coordinates);
  }

  private sendExperiment(experiment: DashboardExperiment | null): void {
    if (this.listens) this.channel.post({ type: 'experiment', experiment });
  }

  private sendSymptoms(): void {
    const run = this.runs.currentRun;
    if (this.listens && run !== undefined) this.channel.post({ type: 'symptoms', run: run.id, symptoms: dashboardSymptoms(run.symptoms) });
  }

  private sendEvaluation(): void {
    const run = this.runs.currentRun;
    const evaluation = run?.state.evaluation;
    if (this.listens && run !== undefined && evaluation !== undefined) this.channel.post({ type: 'evaluation', run: run.id, evaluation });
  }

  private sendStatus(): void {
    if (!this.listens) return;
    const { status } = this.runs;
    if (status.state !== this.sentState) this.sendPoints();
    this.sentState = status.state;
    this.channel.post({ type: 'status', status });
  }

  private sendEpoch(): void {
    const run = this.runs.currentRun;
    const epoch = run?.epochs.at(-1);
    if (this.listens && run !== undefined && epoch !== undefined) this.channel.post({ type: 'epoch', run: run.id, epoch });
  }

  private sendPoints(): void {
    if (this.listens) this.post(this.shown.changes());
  }

  private post(messages: readonly DashboardState[]): void {
    for (const message of messages) this.channel.post(message);
  }
}

import type { DashboardComparedRun, DashboardCoordinates, DashboardEpoch, DashboardExperiment, DashboardRun, DashboardState, DashboardSymptom, Evaluation, RunStatus } from '../../src/protocol/index.js';

/** Which part of the page a message made out of date. */
export type Change = 'everything' | 'status' | 'epochs' | 'symptoms' | 'experiment' | 'evaluation' | 'histograms' | 'coordinates' | 'ridges' | 'buckets' | 'highlight' | 'nothing';

/** The names of what is trained: of the model and of its file. */
export type TrainingName = Pick<DashboardRun, 'model' | 'file'>;

/**
 * What the page knows of the run: the host's last snapshot and every change since. The charts hold their own buckets. It decides
 * nothing; messages about another run, which may still be under way when a new run starts, are dropped.
 */
export class DashboardModel {
  private known: Extract<DashboardState, { type: 'snapshot' }> | undefined;
  private epochList: DashboardEpoch[] = [];
  private symptomList: readonly DashboardSymptom[] = [];
  private latestEvaluation: Evaluation | undefined;
  private shownExperiment: DashboardExperiment | null = null;
  private histograms: readonly string[] = [];
  private latestCoordinates: DashboardCoordinates | undefined;
  private currentStatus: RunStatus = { state: 'idle', canStart: false };

  /** Whether a snapshot has arrived. */
  get ready(): boolean {
    return this.known !== undefined;
  }

  get texts(): Readonly<Record<string, string>> {
    return this.known?.texts ?? {};
  }

  /** What is trained, also while it is still being prepared. */
  get target(): TrainingName | undefined {
    return this.known?.target ?? this.run ?? undefined;
  }

  get run(): DashboardRun | null {
    return this.known?.run ?? null;
  }

  get status(): RunStatus {
    return this.currentStatus;
  }

  get epochs(): readonly DashboardEpoch[] {
    return this.epochList;
  }

  /** The runs that are drawn beside the one that is looked at. */
  get compared(): readonly DashboardComparedRun[] {
    return this.known?.compared ?? [];
  }

  /** What the model said last of validation data, beside what is true. */
  get evaluation(): Evaluation | undefined {
    return this.latestEvaluation;
  }

  /** The names of the histograms of the run. */
  get histogramNames(): readonly string[] {
    return this.histograms;
  }

  /** What the run and those beside it differ in, and what came of them. */
  get coordinates(): DashboardCoordinates | undefined {
    return this.latestCoordinates;
  }

  /** What was seen to go wrong. */
  get symptoms(): readonly DashboardSymptom[] {
    return this.symptomList;
  }

  /** The short trainings that are shown. */
  get experiment(): DashboardExperiment | null {
    return this.shownExperiment;
  }

  /** Takes in a message of the host and says what it changed. */
  apply(message: DashboardState): Change {
    switch (message.type) {
      case 'snapshot':
        this.known = message;
        this.currentStatus = message.status;
        this.epochList = [...message.epochs];
        this.symptomList = message.symptoms ?? [];
        this.shownExperiment = message.experiment ?? null;
        this.latestEvaluation = message.evaluation;
        this.histograms = [];
        this.latestCoordinates = undefined;
        return 'everything';
      case 'status':
        this.currentStatus = message.status;
        return 'status';
      case 'epoch':
        if (message.run !== this.run?.id) return 'nothing';
        this.epochList.push(message.epoch);
        return 'epochs';
      case 'symptoms':
        if (message.run !== this.run?.id) return 'nothing';
        this.symptomList = message.symptoms;
        return 'symptoms';
      case 'evaluation':
        if (message.run !== this.run?.id) return 'nothing';
        this.latestEvaluation = message.evaluation;
        return 'evaluation';
      case 'histogramNames':
        if (message.run !== this.run?.id) return 'nothing';
        this.histograms = message.names;
        return 'histograms';
      case 'coordinates':
        if (message.run !== this.run?.id) return 'nothing';
        this.latestCoordinates = message;
        return 'coordinates';
      case 'experiment':
        this.shownExperiment = message.experiment;
        return 'experiment';
      case 'buckets':
      case 'ridges':
      case 'highlight':
        return message.type;
    }
  }
}

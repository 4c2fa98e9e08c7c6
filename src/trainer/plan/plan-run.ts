import * as l10n from '@vscode/l10n';
import { classNamesOf } from '../../data/index.js';
import type { Engine } from '../../engines/index.js';
import { metricState, type InitialValue } from '../../nn/index.js';
import type { Evaluation, TrainerEvent, TrainerEventOf } from '../../protocol/index.js';
import { CheckpointError, type KeptLoop, type RunCheckpoint } from '../checkpoint/index.js';
import type { Samples } from '../fit/samples.js';
import { judge } from '../judging/index.js';
import { Breaks } from '../loop/breaks.js';
import type { TrainingControl } from '../loop/control.js';
import { evaluate, type Pass } from '../loop/evaluate.js';
import { predict } from '../loop/predict.js';
import { Stopwatch } from '../loop/stopwatch.js';
import { TrainingLoop } from '../loop/train.js';
import { stageEvent } from './events.js';
import { RunMemory } from './memory.js';
import type { ReadyFit, ReadyStage } from './ready-stage.js';
import type { EvaluateStage, PredictStage, VisibleStage } from './stage.js';
import { SilentStages } from './silent-stages.js';
import { SymptomTeller } from './symptom-teller.js';

/** What a run of a plan needs. */
export interface PlanSetup {
  readonly stages: readonly ReadyStage[];
  readonly engine: Engine;
  readonly seed: number;
  readonly runDirectory: string;
  /** What the paths of saved files are relative to, the likeliest first; none where it is left out. */
  readonly folders?: readonly string[];
  /** Weights that are not drawn by their initializers, by their names in an engine's state. */
  readonly weights?: ReadonlyMap<string, InitialValue>;
  /** Whether it is told from time to time how weights and gradients lie. */
  readonly histograms?: boolean;
  /** Where another process has left off. */
  readonly checkpoint?: RunCheckpoint;
  /** What the fit of the checkpoint told until then, which its symptoms go by. */
  readonly toldBefore?: AsyncIterable<TrainerEvent>;
  /** Is told of the end of each epoch, with a way to see all that it takes to go on from there. */
  readonly epochEnd?: (keep: () => Omit<RunCheckpoint, 'told' | 'version'>) => Promise<void>;
}

type Finished = TrainerEventOf<'finished'>;

/** Runs stages one after the other: the steps go on through all of them, and so do weights and optimizers, as in the file. */
export class PlanRun {
  /** What the models are now. */
  readonly memory: RunMemory;
  private readonly silent: SilentStages;
  private readonly count: number;
  private readonly watch = new Stopwatch();
  /** Of the first fit, which is compiled before the run begins. */
  private prepared: TrainingLoop | null = null;
  /** Of the fit that runs, or ran last. */
  private symptoms: SymptomTeller | null = null;
  /** Where in the stages it begins. */
  private next = 0;
  private stage = 0;
  private steps = 0;
  private epochs = 0;
  private seconds = 0;
  private metrics: Finished['metrics'] = {};
  private notFinite: Finished['notFinite'];

  constructor(
    private readonly setup: PlanSetup,
    private readonly control: TrainingControl,
    private readonly tell: (event: TrainerEvent) => void,
  ) {
    this.memory = new RunMemory(setup.seed, setup.weights);
    this.silent = new SilentStages(this.memory, { runDirectory: setup.runDirectory, folders: setup.folders ?? [] }, (callback, message) => tell({ type: 'callback', callback, step: this.steps, message }));
    this.count = setup.stages.filter(({ kind }) => kind !== 'silent').length;
    const { checkpoint } = setup;
    if (checkpoint !== undefined) this.goOnFrom(checkpoint);
  }

  /** @throws CheckpointError where it is of another plan. */
  private goOnFrom({ planStep, stage, steps, epochs, seconds, memory }: RunCheckpoint): void {
    this.next = this.setup.stages.findIndex((ready) => ready.kind === 'fit' && ready.stage.step === planStep);
    if (this.next < 0) throw new CheckpointError(l10n.t('The checkpoint of this run is of a fit() that is not in its plan. Train again from the beginning.'));
    this.stage = stage - 1;
    this.steps = steps;
    this.epochs = epochs;
    this.seconds = seconds;
    this.memory.recall(memory);
  }

  /**
   * Compiles what the first step needs, where the run begins with training.
   * @throws NotTrainableError or CompileError
   */
  async prepare(): Promise<void> {
    const first = this.setup.stages[this.next];
    if (first?.kind !== 'fit') return;
    this.prepared = this.loopOf(first, this.stage + 1, this.setup.checkpoint);
    for await (const event of this.setup.toldBefore ?? []) this.symptoms?.catchUp(event);
    await this.prepared.prepare();
  }

  /** Runs all stages, or up to the call that is running when the run is asked to stop. */
  async run(): Promise<Finished> {
    for (const ready of this.setup.stages.slice(this.next)) {
      const isDone = await this.runStage(ready);
      if (!isDone) return this.finished('stopped');
    }
    return this.finished('completed');
  }

  /** @returns whether it came to its end. */
  private async runStage(ready: ReadyStage): Promise<boolean> {
    if (this.silent.leavesOut(ready.stage)) return true;
    switch (ready.kind) {
      case 'silent':
        await this.silent.run(ready.stage);
        return true;
      case 'fit':
        return this.fit(ready);
      case 'evaluate':
        return this.evaluate(ready.stage, ready.samples);
      case 'predict':
        return this.predict(ready.stage, ready.samples);
    }
  }

  private async fit(ready: ReadyFit): Promise<boolean> {
    const { stage, samples: { train, validation } } = ready;
    if (this.setup.checkpoint?.planStep === stage.step) this.stage += 1;
    else this.begin(stage, train, validation);
    const loop = this.prepared ?? this.loopOf(ready, this.stage);
    this.prepared = null;
    const end = await loop.run();
    this.memory.keep(stage, loop.state, loop.counters);
    this.steps = end.steps;
    this.epochs += end.epochs;
    this.seconds += end.seconds;
    this.notFinite ??= end.notFinite;
    // Those of the fit that was chosen; until it has begun, of the last one.
    this.metrics = end.metrics;
    if (end.outcome !== 'completed') return false;
    if (validation !== null) await this.judge('validation', stage.fit, validation);
    return true;
  }

  private loopOf({ stage, samples }: ReadyFit, number: number, checkpoint?: RunCheckpoint): TrainingLoop {
    const { engine, seed, runDirectory, histograms, epochEnd } = this.setup;
    const counters = this.memory.counters(stage);
    const { rateSet } = stage.fit;
    const outset = { steps: this.steps, epochs: this.epochs, stage: number, ...counters, learningRate: rateSet ?? counters.learningRate };
    const state = engine.createState(this.memory.stateOf(stage));
    const { fit } = stage;
    this.symptoms?.end(this.steps);
    const symptoms = new SymptomTeller(this.tell, { fit, train: samples.train, steps: this.steps, isFresh: this.memory.isFresh(fit.model) });
    this.symptoms = symptoms;
    const before = { planStep: stage.step, stage: number, steps: this.steps, epochs: this.epochs, seconds: this.seconds, memory: this.memory.kept() };
    const given = {
      ...(histograms === undefined ? {} : { histograms }),
      ...(checkpoint === undefined ? {} : { kept: checkpoint.loop }),
      ...(epochEnd === undefined ? {} : { epochEnd: (keep: () => KeptLoop) => epochEnd(() => ({ ...before, loop: keep() })) }),
    };
    return new TrainingLoop({ fit, samples, engine, state, seed, runDirectory, outset, ...given }, this.control, (event) => symptoms.tell(event));
  }

  private async evaluate(stage: EvaluateStage, samples: Samples): Promise<boolean> {
    this.begin(stage, samples, null);
    const { model, compile } = stage;
    const state = this.setup.engine.createState(new Map([...this.memory.weightsOf(model), ...metricState(model, compile)]));
    const metrics = await evaluate({ ...stage, classWeight: null }, { ...this.passOf(samples), state });
    if (metrics === null) return false;
    this.tell({ type: 'evaluated', stage: this.stage, step: this.steps, metrics });
    await this.judge('evaluate', stage, samples);
    return true;
  }

  /** Tells what a model says of samples beside their targets. */
  private async judge(data: Evaluation['data'], { model, compile, data: { y: [targets] } }: Pick<EvaluateStage, 'model' | 'compile' | 'data'>, samples: Samples): Promise<void> {
    const judging = await judge({ model, compile, weights: this.memory.weightsOf(model) }, this.passOf(samples));
    if (judging === null) return;
    const { judgement } = judging;
    const classNames = judgement.kind === 'classes' && targets !== undefined ? classNamesOf(targets, judgement.classes) : null;
    this.tell({ type: 'evaluation', step: this.steps, stage: this.stage, data, of: samples.count, ...judging, ...(classNames === null ? {} : { classNames: [...classNames] }) });
  }

  private async predict(stage: PredictStage, samples: Samples): Promise<boolean> {
    this.begin(stage, samples, null);
    const { model, batchSize, times, asInTraining } = stage;
    const outputs = await predict({ model, weights: this.memory.weightsOf(model), batchSize, times, asInTraining }, this.passOf(samples));
    if (outputs !== null) this.tell({ type: 'predicted', stage: this.stage, step: this.steps, outputs: [...outputs] });
    return outputs !== null;
  }

  private passOf(samples: Samples): Omit<Pass, 'state'> {
    const { engine, seed } = this.setup;
    return { engine, samples, seed, step: this.steps, control: this.control, breaks: new Breaks(this.control, this.watch, this.tell) };
  }

  private begin(stage: VisibleStage, samples: Samples, validation: Samples | null): void {
    this.stage += 1;
    this.tell(stageEvent(stage, samples, validation, { number: this.stage, count: this.count, steps: this.steps, epochs: this.epochs }));
  }

  private finished(outcome: Finished['outcome']): Finished {
    const { steps, epochs, seconds, metrics, notFinite } = this;
    return { type: 'finished', outcome, steps, epochs, seconds, metrics, ...(notFinite && { notFinite }) };
  }
}

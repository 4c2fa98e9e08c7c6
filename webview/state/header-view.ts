import { messageParts, type DashboardIntent, type DashboardRun, type DashboardTextKey, type NotFinite, type RunStage, type RunStatus, type StageResult } from '../../src/protocol/index.js';
import { unbrokenParts, type Formatter, type Texts } from '../format/index.js';
import type { TrainingName } from './dashboard-model.js';

export type DashboardCommand = Extract<DashboardIntent, { type: 'command' }>['command'];

/** A button that makes sense in the present state. */
export interface ButtonView {
  readonly command: DashboardCommand;
  readonly label: string;
  readonly primary: boolean;
}

/** A number with its name: "Epoch", "2 / 5". */
export interface FigureView {
  readonly label: string;
  readonly value: string;
}

/** The top of the page, in words. */
export interface HeaderView {
  readonly title: string;
  /** Where the model is from, and with what it is trained. */
  readonly facts: string;
  readonly state: RunStatus['state'];
  /** The state in words; read out when it changes. */
  readonly stateWords: string;
  /** What is being prepared, why the run failed, or where numbers were first not finite. */
  readonly message: string;
  /** What only some want to know of it, such as where files were looked for. */
  readonly details: string;
  /** The layer that the message is about. */
  readonly layer: { readonly id: string; readonly label: string } | undefined;
  /** From 0 to 1; null where it is not known; undefined where there is nothing to wait for. */
  readonly progress: number | null | undefined;
  readonly figures: readonly FigureView[];
  readonly buttons: readonly ButtonView[];
}

/** What there is to say. */
export interface RunNow {
  readonly target: TrainingName | undefined;
  readonly run: DashboardRun | null;
  readonly status: RunStatus;
}

/** Says in words what the run is, what it is doing, how far it is, and what can be done about it. */
export function headerView({ target, run, status }: RunNow, texts: Texts, format: Formatter): HeaderView {
  if (run?.isLog === true) return logView(run, status, texts, format);
  const { short, more } = messageParts(messageOf(target, status, texts));
  return {
    title: target?.model ?? texts.get('emptyTitle'),
    facts: run ? factsOf(run, texts, format) : (target?.file ?? ''),
    state: status.state,
    stateWords: stateWords(run, status, texts, format),
    message: short,
    details: more,
    layer: layerOf(run, status, texts),
    progress: progressOf(run, status),
    figures: run ? figuresOf(run, status, texts, format) : [],
    buttons: buttonsOf(target, status, texts),
  };
}

/** Of a log nobody knows more than how far it goes, and nothing can be done about it. */
function logView(run: DashboardRun, status: RunStatus, texts: Texts, format: Formatter): HeaderView {
  const step = 'step' in status ? status.step : 0;
  return {
    title: run.model,
    facts: '',
    state: status.state,
    stateWords: texts.get('logOfOther'),
    message: '',
    details: '',
    layer: undefined,
    progress: undefined,
    figures: [{ label: texts.get('step'), value: format.count(step) }],
    buttons: [],
  };
}

function factsOf(run: DashboardRun, texts: Texts, format: Formatter): string {
  return unbrokenParts(texts.get('facts', run.file, format.count(run.parameters), format.count(run.batchSize), run.engine, String(run.seed)));
}

function stateWords(run: DashboardRun | null, status: RunStatus, texts: Texts, format: Formatter): string {
  switch (status.state) {
    case 'idle':
      return '';
    case 'running': {
      const fraction = progressOf(run, status);
      return typeof fraction === 'number' ? `${texts.get('running')} · ${format.percent(fraction)}` : texts.get('running');
    }
    default:
      return texts.get(status.state);
  }
}

/** The words alone, without numbers that change all the time: what a screen reader is told. */
export function announcement(header: HeaderView, texts: Texts): string {
  if (header.state === 'idle') return '';
  const words = header.stateWords === texts.get('logOfOther') ? header.stateWords : texts.get(header.state);
  if (header.state === 'failed') return `${words}: ${header.message}`;
  const finding = header.state === 'preparing' ? '' : header.message;
  return finding === '' ? `${header.title}: ${words}` : `${header.title}: ${words}. ${finding}`;
}

function messageOf(target: TrainingName | undefined, status: RunStatus, texts: Texts): string {
  if (status.state === 'preparing' || status.state === 'failed' || status.state === 'unknown') return status.message;
  const finding = notFiniteOf(status);
  if (finding !== undefined) return finding.message;
  if ('watched' in status && status.watched !== undefined) return status.watched;
  if (target !== undefined) return '';
  return texts.get(status.state === 'idle' && status.canStart ? 'emptyReady' : 'emptyHint');
}

function layerOf(run: DashboardRun | null, status: RunStatus, texts: Texts): HeaderView['layer'] {
  const id = status.state === 'failed' ? status.layer : notFiniteOf(status)?.layer;
  const layer = run?.layers.find((one) => one.id === id);
  if (layer === undefined) return undefined;
  const { name, line } = layer;
  return { id: layer.id, label: line === undefined ? texts.get('revealLayer', name) : texts.get('revealLayerLine', name, String(line)) };
}

function notFiniteOf(status: RunStatus): NotFinite | undefined {
  return 'notFinite' in status ? status.notFinite : undefined;
}

function progressOf(run: DashboardRun | null, status: RunStatus): number | null | undefined {
  switch (status.state) {
    case 'preparing':
      return status.fraction ?? null;
    case 'running':
    case 'paused':
    case 'stopping':
    case 'stopped':
    case 'failed':
    case 'unknown':
      return run ? Math.min(1, status.step / run.totalSteps) : undefined;
    case 'completed':
      return 1;
    case 'idle':
      return undefined;
  }
}

function figuresOf(run: DashboardRun, status: RunStatus, texts: Texts, format: Formatter): FigureView[] {
  const figure = (label: DashboardTextKey, value: string): FigureView => ({ label: texts.get(label), value });
  const outOf = (part: number, whole: number) => texts.get('ofTotal', format.count(part), format.count(whole));
  switch (status.state) {
    case 'idle':
    case 'preparing':
      return [];
    case 'failed':
    case 'unknown':
      return [figure('step', outOf(status.step, run.totalSteps))];
    case 'completed':
    case 'stopped':
      return [
        figure('epoch', outOf(status.epoch, run.epochs)),
        figure('step', outOf(status.step, run.totalSteps)),
        figure('trainingTime', format.duration(status.seconds)),
        ...resultFigures(status.results, texts, format),
      ];
    case 'running':
    case 'paused':
    case 'stopping': {
      const moving = status.state === 'running';
      return [
        ...(status.stage === undefined ? [] : [figure('stage', stageWords(status.stage, texts))]),
        figure('epoch', outOf(status.epoch, run.epochs)),
        figure('step', outOf(status.step, run.totalSteps)),
        ...(moving && status.stepsPerSecond !== undefined
          ? [figure('speed', texts.get('perSecond', format.rate(status.stepsPerSecond)))]
          : []),
        ...(moving && status.secondsLeft !== undefined ? [figure('timeLeft', format.duration(status.secondsLeft))] : []),
        ...resultFigures(status.results, texts, format),
      ];
    }
  }
}

/** What a run that does several things is at: "model_A, 1 of 3". */
function stageWords({ kind, model, number, of }: RunStage, texts: Texts): string {
  const keys = { fit: 'stageOf', evaluate: 'evaluating', predict: 'predicting' } as const;
  return texts.get(keys[kind], model, String(number), String(of));
}

/** What the file's calls of evaluate() gave, one after the other. */
function resultFigures(results: readonly StageResult[] | undefined, texts: Texts, format: Formatter): FigureView[] {
  return (results ?? []).map(({ model, metrics, spread = {} }) => ({
    label: texts.get('evaluated', model),
    value: unbrokenParts(Object.entries(metrics).map(([name, value]) => `${name} ${format.metric(value)}${spread[name] === undefined ? '' : ` ± ${format.metric(spread[name])}`}`).join(' · ')),
  }));
}

function buttonsOf(target: TrainingName | undefined, status: RunStatus, texts: Texts): ButtonView[] {
  const button = (command: DashboardCommand, primary = false, key: DashboardTextKey = command): ButtonView => ({
    command,
    label: texts.get(key),
    primary,
  });
  const log = button('showLog');
  switch (status.state) {
    case 'idle':
      if (target !== undefined) return [button('start', true, 'startAgain'), log];
      return status.canStart ? [button('start', true), button('openSample')] : [button('openSample', true)];
    case 'preparing':
      return [button('stop'), log];
    case 'unknown':
      return [log];
    case 'running':
      return status.watched !== undefined ? [log] : [button('pause'), button('stop'), log];
    case 'paused':
      return status.watched !== undefined ? [log] : [button('resume', true), button('stop'), log];
    case 'stopping':
      return [log];
    case 'failed':
      if (status.lacksData === true) return [button('trainOnOtherData', true), button('addDataFolder'), button('start', false, 'startAgain'), log];
      return [button('start', true, 'startAgain'), log];
    case 'completed':
    case 'stopped':
      return [button('start', true, 'startAgain'), log];
  }
}

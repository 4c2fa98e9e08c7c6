import * as l10n from '@vscode/l10n';
import type { Evaluation, NotFinite, RunStatus, TrainerEvent, TrainerEventOf } from '../protocol/index.js';
import type { TrainerOutcome } from './outcome.js';
import { afterResult, epochOf, resultsOf, stageNow, type StageState } from './stage-state.js';
import { heard, initialPace, interrupted, speedOf, type Pace } from './pace.js';
import { afterSymptom, type RunSymptom } from './symptom-state.js';

/** What is known of a run, as anything that shows runs needs it. Plain data, never changed: each event makes a new one. */
export interface RunState {
  readonly status: RunStatus;
  /** What the run is like; null until its first step can begin. */
  readonly started: TrainerEventOf<'started'> | null;
  /** Those that have begun, in their order; the last is the one that runs, or ran last. */
  readonly stages: readonly StageState[];
  readonly epochs: readonly TrainerEventOf<'epoch'>[];
  /** The last comparison of a model's outputs with targets; absent before the first. */
  readonly evaluation?: Evaluation;
  /** What was seen to go wrong, in the order in which it began. */
  readonly symptoms: readonly RunSymptom[];
  /** The number of the last step; 0 before the first. */
  readonly step: number;
  readonly pace: Pace;
  /** Where numbers were first NaN or infinite; absent while all are finite. */
  readonly notFinite?: NotFinite;
}

/** The state of a run that was just asked for. */
export function initialRunState(): RunState {
  return { status: { state: 'preparing', message: l10n.t('Starting the trainer') }, started: null, stages: [], epochs: [], symptoms: [], step: 0, pace: initialPace };
}

/**
 * The state after an event of the trainer.
 * @param now milliseconds, from any clock that does not jump.
 */
export function afterEvent(state: RunState, event: TrainerEvent, now: number): RunState {
  if (isOver(state)) return state;
  switch (event.type) {
    case 'ready':
    case 'probed':
    case 'learningRateFound':
    case 'tried':
    case 'callback':
    case 'histograms':
      return state;
    case 'preparing': {
      const { message, fraction } = event;
      return state.started === null ? { ...state, status: { state: 'preparing', message, ...(fraction === undefined ? {} : { fraction }) } } : state;
    }
    case 'started':
      return moving({ ...state, started: event }, 'running');
    case 'stage':
      return moving({ ...state, stages: [...state.stages, { stage: event }], pace: interrupted(state.pace) }, 'running');
    case 'evaluated':
    case 'predicted':
      return withStages({ ...state, stages: state.stages.map((stage) => afterResult(stage, event)) });
    case 'evaluation': {
      const { step, stage, data, samples, of, judgement, classNames } = event;
      return { ...state, evaluation: { step, stage, data, samples, of, judgement, ...(classNames === undefined ? {} : { classNames }) } };
    }
    case 'telemetry': {
      const step = event.firstStep + event.steps - 1;
      return moving({ ...state, step, pace: heard(state.pace, event.steps, now), ...found(event) }, 'running');
    }
    case 'epoch':
      return { ...state, epochs: [...state.epochs, event] };
    case 'symptom':
      return { ...state, symptoms: afterSymptom(state.symptoms, event) };
    case 'paused':
      return moving({ ...state, step: event.step, pace: interrupted(state.pace) }, 'paused');
    case 'resumed':
      return moving({ ...state, pace: interrupted(state.pace) }, 'running');
    case 'finished':
      return {
        ...state,
        step: event.steps,
        status: {
          state: event.outcome,
          step: event.steps,
          epoch: event.epochs,
          seconds: event.seconds,
          metrics: event.metrics,
          ...resultsOf(state.stages),
          ...found(event),
        },
      };
    case 'failed':
      return failed(state, event);
  }
}

/** The state of a run whose steps, up to this one, were heard of another way than by its telemetry. */
export function atStep(state: RunState, step: number): RunState {
  const { state: now } = state.status;
  if (step <= state.step || !(now === 'running' || now === 'paused')) return state;
  return moving({ ...state, step }, now);
}

/** The state after the user asked to stop, until the trainer has. */
export function afterStopRequest(state: RunState): RunState {
  return isOver(state) ? state : moving(state, 'stopping');
}

/** The state once the process has gone; one that went without a word has failed. */
export function afterOutcome(state: RunState, outcome: TrainerOutcome, now: number): RunState {
  if (outcome.kind === 'crashed') return isOver(state) ? state : failed(state, outcome);
  return afterEvent(state, outcome.event, now);
}

/** Whether nothing more can happen to a run. */
export function isOver({ status: { state } }: RunState): boolean {
  return state === 'completed' || state === 'stopped' || state === 'failed';
}

function failed(state: RunState, { message, layer, code }: Pick<TrainerEventOf<'failed'>, 'message' | 'layer'> & { readonly code?: string }): RunState {
  return {
    ...state,
    status: { state: 'failed', step: state.step, message, ...(layer === undefined ? {} : { layer }), ...(code === 'data-not-found' ? { lacksData: true } : {}) },
  };
}

/** Where numbers were first not finite, where that is said. */
function found({ notFinite }: { readonly notFinite?: NotFinite | undefined }): { readonly notFinite?: NotFinite } {
  return notFinite === undefined ? {} : { notFinite };
}

/** The state after a stage gave a result. */
function withStages(state: RunState): RunState {
  const { state: now } = state.status;
  return now === 'running' || now === 'paused' || now === 'stopping' ? moving(state, now) : state;
}

/** A run that was asked to stop stays so, whatever it still tells of what it does until then. */
function moving(state: RunState, to: 'running' | 'paused' | 'stopping'): RunState {
  const { started, stages, step } = state;
  const now = state.status.state === 'stopping' ? 'stopping' : to;
  const stage = stages.at(-1)?.stage ?? (started === null ? null : { ...started, firstStep: 1, firstEpoch: 1 });
  const epoch = stage === null ? 0 : epochOf(stage, step);
  const speed = now === 'running' && started !== null ? speedOf(state.pace, started.totalSteps - step) : {};
  return { ...state, status: { state: now, step, epoch, ...speed, ...stageNow(stages), ...resultsOf(stages), ...found(state) } };
}

import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../nn/index.js';
import type { StartRequest } from '../../protocol/index.js';
import { isUnknown, turnsOfStep, type EvaluateStep, type PlanStep, type PredictStep, type SetWeightsStep } from '../../spec/index.js';
import { arraysOf, dataOf } from '../fit/fit-data.js';
import { modelAt, namedModel, reach } from '../fit/history.js';
import { known, wholeNumber } from '../fit/known.js';
import { readFit } from '../fit/read-fit.js';
import { StepsAround } from './around.js';
import { stepsNeededBy } from './needed.js';
import { readLoad, readSave } from './read-files.js';
import { methodOf, type EvaluateStage, type FitStage, type PredictStage, type SetWeightsStage, type Stage, type StageLoop, type TakeWeightsStage } from './stage.js';

type Request = Pick<StartRequest, 'plan' | 'fitStep' | 'overrides' | 'runsAll'>;

/** What a run does. */
export interface ReadStages {
  /** In the order of the plan, the fit that was chosen among them. */
  readonly stages: readonly Stage[];
  /** What the file asks for and the run goes without, for people. */
  readonly leftOut: readonly string[];
}

/**
 * What a request asks to do, everything known: the fit that was chosen, with the turns before it of the loop that it is in,
 * those whose weights it goes on from (or all before it, where that is asked for), and what is evaluated and predicted with their
 * models until they are trained further.
 * @throws NotTrainableError naming what is not known or not possible, and what to do.
 */
export function readStages(request: Request): ReadStages {
  const { plan, fitStep } = request;
  const needed = stepsNeededBy(plan, fitStep);
  const leftOut: string[] = [];
  const changing = new Map<number, readonly Stage[]>();
  const add = (steps: readonly number[], isNeeded: boolean): void => {
    const read = steps.filter((step) => !changing.has(step)).map((step) => [step, readChange(request, step, isNeeded)] as const);
    for (const [step, stages] of read) changing.set(step, stages);
  };
  add(needed.includes(fitStep) ? needed : [...needed, fitStep], true);
  for (const fit of fitsBefore(request)) {
    try {
      add(stepsNeededBy(plan, fit), false);
    } catch (error) {
      leftOut.push(reasonToLeaveOut(error, l10n.t('An earlier fit() is left out: {0}', messageOf(error))));
    }
  }
  const stages = [...changing.values()].flat();
  const done = new Set(stages.filter(({ kind }) => kind !== 'takeWeights').map(({ step }) => step));
  const around = new StepsAround(plan, done, request.runsAll === true);
  around.walk(
    (index, step) => {
      try {
        stages.push(...readAround(request, index));
        return true;
      } catch (error) {
        leftOut.push(reasonToLeaveOut(error, l10n.t('{0}() is left out: {1}', nameOf(step), messageOf(error))));
        return false;
      }
    },
    (index, becauseOf) => {
      const [step, missed] = [plan.steps[index], plan.steps[becauseOf]];
      if (step !== undefined && missed !== undefined) leftOut.push(l10n.t('{0}() is left out: it goes by the weights of {1}(), which is left out.', nameOf(step), nameOf(missed)));
    },
  );
  return { stages: inOrder(stages), leftOut: [...stages.flatMap((stage) => (stage.kind === 'fit' ? stage.fit.leftOut : [])), ...leftOut] };
}

/** The fits before the chosen one that the run has, too: all, where that is asked for, else those of the same loop. */
function fitsBefore({ plan, fitStep, runsAll }: Request): readonly number[] {
  if (runsAll !== true) return turnsOfStep(plan, fitStep).filter((index) => index < fitStep);
  return plan.steps.flatMap(({ kind }, index) => (kind === 'fit' && index < fitStep ? [index] : []));
}

/** A step that changes weights, or saves some that are loaded later. */
function readChange(request: Request, index: number, isNeeded: boolean): readonly Stage[] {
  const step = request.plan.steps[index];
  if (step?.kind === 'setWeights') return readSetWeights(request, step, index, isNeeded);
  if (step?.kind === 'load') return [readLoad(request.plan, step, index, isNeeded)];
  return [step?.kind === 'save' ? readSave(request.plan, step, index, isNeeded) : readFitStage(request, index, isNeeded)];
}

function readFitStage({ plan, overrides }: Request, index: number, isNeeded: boolean): FitStage {
  const fit = readFit({ plan, fitStep: index, overrides });
  return { kind: 'fit', step: index, isNeeded, ...loopOf(plan.steps[index]), fit, optimizer: reach(plan, index, 'fit').optimizer };
}

function readSetWeights({ plan }: Request, step: SetWeightsStep, index: number, isNeeded: boolean): readonly [TakeWeightsStage, SetWeightsStage] {
  const to = namedModel(plan, step.model, 'set_weights');
  const from = known(step.from, l10n.t('Where the weights of "{0}" come from', to.variable ?? to.name), l10n.t('Comment that line out to train from new weights.'));
  return [
    { kind: 'takeWeights', step: step.takenAfter ?? index, isNeeded, model: modelAt(plan, namedModel(plan, from, 'get_weights'), index), setBy: index },
    { kind: 'setWeights', step: index, isNeeded, model: modelAt(plan, to, index) },
  ];
}

/** A step that no fit of the run needs. */
function readAround(request: Request, index: number): readonly Stage[] {
  const step = request.plan.steps[index];
  if (step?.kind === 'evaluate') return [readEvaluate(request, step, index)];
  if (step?.kind === 'predict') return [readPredict(request, step, index)];
  return readChange(request, index, false);
}

function readEvaluate({ plan }: Request, step: EvaluateStep, index: number): EvaluateStage {
  const { model, compile } = reach(plan, index, 'evaluate');
  return {
    kind: 'evaluate',
    step: index,
    isNeeded: false,
    ...loopOf(step),
    model,
    compile,
    data: dataOf(model, step, undefined, { x: l10n.t('The data x to evaluate'), y: l10n.t('The data y to evaluate'), remedy: l10n.t('Leave it out, or use a data set that GradLens can read.') }),
    batchSize: isUnknown(step.batchSize) ? defaultBatchSize : wholeNumber(step.batchSize, 1, l10n.t('The batch size')),
  };
}

function readPredict({ plan }: Request, step: PredictStep, index: number): PredictStage {
  const model = modelAt(plan, namedModel(plan, step.model, 'predict'), index);
  const x = arraysOf(model, step, { x: l10n.t('The data x to predict for'), remedy: l10n.t('Leave it out, or use a data set that GradLens can read.') });
  const { timesAsInTraining, times = null } = step;
  const common = { kind: 'predict', step: index, isNeeded: false, ...loopOf(step), model, x } as const;
  return timesAsInTraining === undefined
    ? { ...common, batchSize: defaultBatchSize, times, asInTraining: false }
    : { ...common, batchSize: callBatchSize, times: timesAsInTraining, asInTraining: true };
}

/** Where in a loop of the file a step is done. */
function loopOf(step: PlanStep | undefined): { readonly loop?: StageLoop } {
  return step?.turns === undefined ? {} : { loop: { statement: step.range.start, turns: step.turns } };
}

/** Keras's, of evaluate() and predict(). */
const defaultBatchSize = 32;

/** A model that is called takes all samples at once; more than these would take too much memory. */
const callBatchSize = 1000;

/** By the steps of the plan; what is put aside before a step comes before it. */
function inOrder(stages: readonly Stage[]): readonly Stage[] {
  const rank = ({ step, kind }: Stage): number => step - (kind === 'takeWeights' ? 0.5 : 0);
  return [...stages].sort((one, other) => rank(one) - rank(other));
}

/** What the file calls there. */
function nameOf(step: PlanStep): string {
  if (step.kind === 'load' || step.kind === 'save') return methodOf({ kind: step.kind, what: step.what ?? 'model' });
  return step.kind === 'setWeights' ? methodOf({ kind: step.kind }) : step.kind;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @throws the error, where it is not one of the file. */
function reasonToLeaveOut(error: unknown, reason: string): string {
  if (error instanceof NotTrainableError) return reason;
  throw error;
}

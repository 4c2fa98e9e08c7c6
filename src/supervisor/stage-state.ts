import * as l10n from '@vscode/l10n';
import type { Metrics, Prediction, RunStage, StageResult, TrainerEventOf } from '../protocol/index.js';
import { loopAverages, turnsInWords } from './loop-averages.js';

/** A stage of a run, and what came of it. */
export interface StageState {
  readonly stage: TrainerEventOf<'stage'>;
  /** What evaluate() gave; absent until it has, and for other stages. */
  readonly metrics?: Metrics;
  /** What predict() gave. */
  readonly outputs?: readonly Prediction[];
}

/** A stage after a result, which may be another one's. */
export function afterResult(state: StageState, result: TrainerEventOf<'evaluated'> | TrainerEventOf<'predicted'>): StageState {
  if (state.stage.stage !== result.stage) return state;
  return result.type === 'evaluated' ? { ...state, metrics: result.metrics } : { ...state, outputs: result.outputs };
}

/** What a run is at, for its status: said where it does several things. */
export function stageNow(stages: readonly StageState[]): { readonly stage?: RunStage } {
  const now = stages.at(-1)?.stage;
  return now === undefined || now.stages === 1 ? {} : { stage: { number: now.stage, of: now.stages, kind: now.kind, model: stageName(now) } };
}

/** What people call the model of a stage, and in which turns of loops it is. */
export function stageName({ model, loop }: Pick<TrainerEventOf<'stage'>, 'model' | 'loop'>): string {
  return loop === undefined ? model : l10n.t('{0} ({1})', model, turnsInWords(loop.turns));
}

/** What was evaluated so far, for the status of a run. */
export function resultsOf(stages: readonly StageState[]): { readonly results?: StageResult[] } {
  const results: StageResult[] = stages.flatMap(({ stage, metrics }) => (metrics === undefined ? [] : [{ model: stageName(stage), metrics }]));
  results.push(...loopAverages(stages));
  return results.length === 0 ? {} : { results };
}

/**
 * Which epoch of the run a step is in, from 1; where nothing is trained, the last one before, or 0.
 * @param step the number of the last step; before the first of the stage, its first epoch is meant.
 */
export function epochOf({ firstStep, firstEpoch, epochs, stepsPerEpoch }: Pick<TrainerEventOf<'stage'>, 'firstStep' | 'firstEpoch' | 'epochs' | 'stepsPerEpoch'>, step: number): number {
  if (stepsPerEpoch === 0) return firstEpoch - 1;
  return firstEpoch - 1 + Math.min(Math.max(Math.ceil((step - firstStep + 1) / stepsPerEpoch), 1), epochs);
}

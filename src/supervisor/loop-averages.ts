import * as l10n from '@vscode/l10n';
import type { Metrics, StageResult, StageTurn } from '../protocol/index.js';
import type { StageState } from './stage-state.js';

/** The turns of loops that something is done in: "fold 3 of 5", "lr = 0.01, turn 2 of 3". */
export function turnsInWords(turns: readonly StageTurn[]): string {
  return turns.map(turnInWords).join(', ');
}

function turnInWords({ turn, of, variable, isFold }: StageTurn): string {
  if (isFold === true) return l10n.t('fold {0} of {1}', turn, of);
  return variable === undefined ? l10n.t('turn {0} of {1}', turn, of) : `${variable.name} = ${variable.value}`;
}

/**
 * What an evaluate() in a loop gives on average over the turns that are over, where they differ in nothing that has a name:
 * the folds of a cross-validation, or the same once more. The averages of other loops would say nothing.
 */
export function loopAverages(stages: readonly StageState[]): StageResult[] {
  const groups = new Map<string, { readonly first: StageState['stage']; readonly metrics: Metrics[] }>();
  for (const { stage, metrics } of stages) {
    const inner = stage.loop?.turns.at(-1);
    if (metrics === undefined || stage.loop === undefined || inner === undefined || inner.variable !== undefined) continue;
    const key = JSON.stringify([stage.loop.statement, stage.loop.turns.slice(0, -1), inner.loop]);
    const group = groups.get(key) ?? { first: stage, metrics: [] };
    group.metrics.push(metrics);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ first, metrics }) => (metrics.length < 2 ? [] : [averageOf(first, metrics)]));
}

function averageOf({ model, loop }: StageState['stage'], all: readonly Metrics[]): StageResult {
  const outer = loop?.turns.slice(0, -1) ?? [];
  const isFold = loop?.turns.at(-1)?.isFold === true;
  const over = isFold ? l10n.t('mean of {0} folds', all.length) : l10n.t('mean of {0} turns', all.length);
  const metrics: Metrics = {};
  const spread: Metrics = {};
  for (const name of Object.keys(all[0] ?? {})) {
    const values = all.map((one) => one[name] ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    metrics[name] = mean;
    // numpy.std: of these values, not of what they are a sample of.
    spread[name] = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  }
  return { model: l10n.t('{0} ({1})', model, [...(outer.length > 0 ? [turnsInWords(outer)] : []), over].join(', ')), metrics, spread };
}

import * as l10n from '@vscode/l10n';
import { advise, trialInWords } from '../../advice/index.js';
import type { TrialResult } from '../../protocol/index.js';
import type { TrainingPlan } from '../../spec/index.js';
import { tryFix } from '../../supervisor/index.js';
import { withFix, type FixedModel } from '../check/with-fix.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { readModelFile } from '../model-file.js';
import { tableLines } from '../summary/table.js';
import { reportSyntaxErrors } from '../syntax-errors.js';
import { chooseFit } from '../training/choose-fit.js';
import { parseTryOptions, tryUsage } from '../trials/options.js';
import { outcomeOf, requestOf, trainerOptions } from '../trials/short-trainings.js';

export { tryUsage };

/**
 * `gradlens try`: trains a model for a while as it is written and with the fix of a rule, side by side, and says which is
 * better. Changes no file and keeps nothing; the status is 0 where the fix is clearly better.
 */
export async function tryFixes(args: readonly string[], console: Console): Promise<ExitStatus> {
  const options = parseTryOptions(args);
  const file = await readModelFile(options.file);
  const { plan, modules } = file.reading;
  const { fitStep, model } = chooseFit(file, options.model);
  reportSyntaxErrors(file, console);
  const findings = file.kind === 'configuration' ? [] : advise(plan, file.text, {}, modules);
  const fixed = withFix(file, findings, options.fix, model);
  const request = { ...requestOf(plan, fitStep, options), fixed: { plan: fixed.plan, fitStep: sameFit(plan, fitStep, fixed, options.file) } };
  const result = await outcomeOf(file, [model], console, (watch) => tryFix(trainerOptions(console), request, watch));
  if (result === null) return exitStatus.negative;
  if (options.json) console.out(JSON.stringify({ rule: fixed.rule, titles: fixed.titles, ...result }, null, 2));
  else for (const line of textOf(fixed, result)) console.out(line);
  return result.verdict.kind === 'fixed' ? exitStatus.success : exitStatus.negative;
}

/** The fit of the fixed plan that another plan has: the one of the same number among those of the model. */
function sameFit(plan: TrainingPlan, fitStep: number, { plan: after, model, rule }: FixedModel, path: string): number {
  const fitsOf = ({ steps }: TrainingPlan, id: string | undefined): number[] => steps.flatMap((step, index) => (step.kind === 'fit' && step.model === id ? [index] : []));
  const place = fitsOf(plan, plan.steps[fitStep]?.model).indexOf(fitStep);
  const found = fitsOf(after, model.id)[place];
  if (found === undefined) throw new UsageError(l10n.t('{0}: with the fix of {1} the call of fit cannot be read.', path, rule));
  return found;
}

function textOf({ rule, titles }: FixedModel, result: TrialResult): string[] {
  return [l10n.t('The fix of {0}: {1}.', rule, [...new Set(titles)].join('; ')), ...curveTable(result), trialInWords(result)];
}

/** So many rows of the table, from the first stretch of steps to the last. */
const tableRows = 12;

/** The training loss of both by steps, the mean of the seeds. */
function curveTable({ steps, repetitions }: TrialResult): string[] {
  const count = Math.min(tableRows, steps.length);
  const indices = Array.from({ length: count }, (_, row) => Math.round((row * (steps.length - 1)) / Math.max(count - 1, 1)));
  const meanOf = (side: 'written' | 'fixed', index: number): string =>
    (repetitions.reduce((sum, one) => sum + (one[side].losses[index] ?? Number.NaN), 0) / repetitions.length).toPrecision(4);
  const columns = [l10n.t('step'), l10n.t('loss as written'), l10n.t('loss with the fix')].map((title) => ({ title, align: 'right' as const }));
  return tableLines(columns, indices.map((index) => [String(steps[index] ?? ''), meanOf('written', index), meanOf('fixed', index)]), { rules: false });
}

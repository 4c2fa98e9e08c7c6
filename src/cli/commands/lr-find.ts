import * as l10n from '@vscode/l10n';
import { learningRateInWords, rateText, setLearningRate } from '../../advice/index.js';
import type { LearningRateResult } from '../../protocol/index.js';
import { findLearningRate } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { unifiedDiff } from '../lint/unified-diff.js';
import { readModelFile, type ModelFile } from '../model-file.js';
import { tableLines } from '../summary/table.js';
import { reportSyntaxErrors } from '../syntax-errors.js';
import { chooseFit } from '../training/choose-fit.js';
import { lrFindUsage, parseLrFindOptions } from '../trials/options.js';
import { outcomeOf, requestOf, trainerOptions } from '../trials/short-trainings.js';

export { lrFindUsage };

/**
 * `gradlens lr-find`: looks for a learning rate by short trainings, of which nothing is kept; changes no file. The status is
 * 1 where the sweeps say nothing.
 */
export async function lrFind(args: readonly string[], console: Console): Promise<ExitStatus> {
  const options = parseLrFindOptions(args);
  const file = await readModelFile(options.file);
  const { plan } = file.reading;
  const { fitStep, model } = chooseFit(file, options.model);
  reportSyntaxErrors(file, console);
  const result = await outcomeOf(file, [model], console, (watch) => findLearningRate(trainerOptions(console), requestOf(plan, fitStep, options), watch));
  if (result === null) return exitStatus.negative;
  if (options.json) console.out(JSON.stringify(result, null, 2));
  else for (const line of textOf(file, fitStep, result)) console.out(line);
  return result.suggestion.kind === 'found' ? exitStatus.success : exitStatus.negative;
}

function textOf(file: ModelFile, fitStep: number, result: LearningRateResult): string[] {
  return [learningRateInWords(result), ...sweepTable(result), ...editText(file, fitStep, result)];
}

/** So many rows of the table, from the smallest rate to the largest. */
const tableRows = 15;

/** The smoothed losses of the sweeps, by rates. */
function sweepTable({ sweeps }: LearningRateResult): string[] {
  const [longest] = sweeps.toSorted((one, other) => other.rates.length - one.rates.length);
  if (longest === undefined) return [];
  const count = Math.min(tableRows, longest.rates.length);
  const indices = Array.from({ length: count }, (_, row) => Math.round((row * (longest.rates.length - 1)) / Math.max(count - 1, 1)));
  const columns = [{ title: l10n.t('rate'), align: 'right' as const }, ...sweeps.map((_, index) => ({ title: l10n.t('loss, sweep {0}', index + 1), align: 'right' as const }))];
  const rows = indices.map((index) => [rateText(longest.rates[index] ?? Number.NaN), ...sweeps.map(({ losses }) => losses[index]?.toPrecision(4) ?? '')]);
  return tableLines(columns, rows, { rules: false });
}

/** How the rate would be written into the file, as a diff, or why it would not. */
function editText(file: ModelFile, fitStep: number, { suggestion }: LearningRateResult): string[] {
  if (suggestion.kind === 'none' || file.kind === 'configuration') return [];
  const { plan } = file.reading;
  const edit = setLearningRate(plan, file.text, fitStep, suggestion.rate);
  if (edit.kind === 'none') return [edit.reason];
  const { title, edits } = edit.fix;
  const inContent = edits.flatMap((each) => file.inContent(each) ?? []);
  return [l10n.t('{0}:', title), ...unifiedDiff(file.path, file.content, inContent)];
}

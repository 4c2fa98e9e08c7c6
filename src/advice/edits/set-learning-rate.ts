import * as l10n from '@vscode/l10n';
import { isConfigObject, isUnknown, type CallSource, type CompileStep, type FitStep, type TrainingPlan } from '../../spec/index.js';
import type { Fix, TextEdit } from '../finding.js';
import { setsLearningRate } from '../training/callbacks.js';
import { sliceOf } from './python-string.js';
import { setArgument, writtenArguments } from './set-argument.js';

/** How a learning rate is written into a file, or why it is not. */
export type RateEdit = { readonly kind: 'edit'; readonly fix: Fix } | { readonly kind: 'none'; readonly reason: string };

/**
 * The edits that have a fit train with another learning rate: the argument of the optimizer, or an optimizer with it in the
 * place of a name such as "sgd", with the import that this takes.
 * @param text That of the file of the plan. @param fitStep The index of the fit in `plan.steps`.
 */
export function setLearningRate(plan: TrainingPlan, text: string, fitStep: number, rate: number): RateEdit {
  const value = rateText(rate);
  const fit = plan.steps[fitStep];
  const compile = plan.steps.slice(0, fitStep).findLast((step): step is CompileStep => step.kind === 'compile' && step.model === fit?.model);
  if (fit?.kind !== 'fit' || compile === undefined) return refused(l10n.t('The file does not compile this model itself.'));
  const elsewhere = setElsewhere(fit);
  if (elsewhere !== null) return refused(elsewhere);
  const { optimizer, call } = compile;
  if (isUnknown(optimizer)) return refused(l10n.t('The optimizer cannot be read from the code.'));
  const schedule = optimizer.config['learning_rate'];
  if (isConfigObject(schedule)) return refused(l10n.t('The learning rate is a schedule, {0}; write {1} where its largest rate is given.', schedule.className, value));
  if (call.range.source !== plan.source || (optimizer.call !== undefined && optimizer.call.range.source !== plan.source)) {
    return refused(l10n.t('The optimizer is made in another file.'));
  }
  const edits =
    optimizer.call === undefined
      ? named(text, compile, optimizer.className, value)
      : setArgument(text, optimizer.call, rateArgument(optimizer.call), value);
  if (edits === null) return refused(l10n.t('How the optimizer is written leaves no certain edit; write learning_rate={0} where it is made.', value));
  return { kind: 'edit', fix: { title: l10n.t('Set the learning rate to {0}', value), edits } };
}

/** What else of the file sets the rate of a fit, in words; null where nothing does. */
function setElsewhere({ learningRate, callbacks }: FitStep): string | null {
  if (learningRate !== undefined) return l10n.t('The file sets the learning rate after compile(); write it there.');
  const scheduler = callbacks.find((callback) => setsLearningRate(callback) === true);
  return scheduler === undefined || isUnknown(scheduler) ? null : l10n.t('A callback, {0}, sets the learning rate.', scheduler.className);
}

/** A rate as people write it: two digits say enough of what was measured by chance. */
export function rateText(rate: number): string {
  const rounded = Number(rate.toPrecision(2));
  if (rounded !== 0 && rounded < 1e-3) return rounded.toExponential();
  return rounded >= 1 && Number.isInteger(rounded) ? rounded.toFixed(1) : String(rounded);
}

/** The older `lr` is left as it is; Keras's rule about it says what to do. */
function rateArgument(call: CallSource): string {
  return writtenArguments(call).some(({ name }) => name === 'lr') ? 'lr' : 'learning_rate';
}

/** `"sgd"` becomes `keras.optimizers.SGD(learning_rate=0.01)`; where compile() names none, it gets one. */
function named(text: string, { call }: CompileStep, className: string, value: string): TextEdit[] | null {
  const made = `${optimizersModule(text)}.${className}(learning_rate=${value})`;
  const written = writtenArguments(call).find(({ name }) => name === 'optimizer');
  if (written !== undefined && !/^(["'])\w+\1$/.test(sliceOf(text, written.value))) return null;
  const edits = setArgument(text, call, 'optimizer', made);
  return edits === null ? null : [...importEdits(text, call.range.source), ...edits];
}

/** How the file reaches Keras's optimizers: through what it imports, else through `keras`. */
function optimizersModule(text: string): string {
  const found = kerasImports.find(({ pattern }) => pattern.test(text));
  const alias = found?.pattern.exec(text)?.groups?.['alias'];
  return found === undefined ? 'keras.optimizers' : found.module(alias);
}

interface KerasImport {
  readonly pattern: RegExp;
  readonly module: (alias: string | undefined) => string;
}

const kerasImports: readonly KerasImport[] = [
  { pattern: /^import[ \t]+keras(?:[ \t]+as[ \t]+(?<alias>\w+))?[ \t]*(?:#.*)?$/m, module: (alias = 'keras') => `${alias}.optimizers` },
  { pattern: /^from[ \t]+tensorflow[ \t]+import[ \t]+(?:\w+[ \t]*,[ \t]*)*keras(?:[ \t]+as[ \t]+(?<alias>\w+))?[ \t]*(?:[,#].*)?$/m, module: (alias = 'keras') => `${alias}.optimizers` },
  { pattern: /^import[ \t]+tensorflow[ \t]+as[ \t]+(?<alias>\w+)[ \t]*(?:#.*)?$/m, module: (alias = 'tf') => `${alias}.keras.optimizers` },
  { pattern: /^import[ \t]+tensorflow[ \t]*(?:#.*)?$/m, module: () => 'tensorflow.keras.optimizers' },
  { pattern: /^from[ \t]+(?:tensorflow\.)?keras[ \t]+import[ \t]+(?:.*,[ \t]*)?optimizers(?:[ \t]+as[ \t]+(?<alias>\w+))?[ \t]*(?:[,#].*)?$/m, module: (alias = 'optimizers') => alias },
];

/** `import keras` before the first import, where the file has nothing that leads to its optimizers. */
function importEdits(text: string, source: string): TextEdit[] {
  if (kerasImports.some(({ pattern }) => pattern.test(text))) return [];
  const first = /^(?:from[ \t]+(?!__future__)|import[ \t]+)/m.exec(text);
  const start = first?.index ?? 0;
  const isTensorflow = /^from[ \t]+tensorflow\.keras/m.test(text);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return [{ range: { source, start, end: start }, newText: `${isTensorflow ? 'from tensorflow import keras' : 'import keras'}${newline}` }];
}

const refused = (reason: string): RateEdit => ({ kind: 'none', reason });

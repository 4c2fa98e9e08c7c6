import * as l10n from '@vscode/l10n';
import { applyEdits, compatible, type Finding } from '../../advice/index.js';
import { readPython } from '../../readers/index.js';
import type { ModelSpec, TrainingPlan } from '../../spec/index.js';
import { UsageError } from '../errors.js';
import type { ModelFile } from '../model-file.js';
import { modulesOf } from '../modules.js';

/** A model as it is once a rule's findings are fixed; the file itself stays as it is. */
export interface FixedModel {
  readonly rule: string;
  /** What was done, one for each finding. */
  readonly titles: readonly string[];
  readonly plan: TrainingPlan;
  readonly model: ModelSpec;
}

/**
 * Applies the fixes of a rule to the text of a file, and reads that.
 * @param model As it is written.
 * @throws UsageError where there is nothing to fix, or the model is no longer there.
 */
export function withFix({ path, text, kind }: ModelFile, findings: readonly Finding[], rule: string, model: ModelSpec): FixedModel {
  const isInFile = ({ fix }: Finding): boolean => fix?.edits.every(({ range }) => range.source === path) === true;
  const fixed = compatible(findings.filter((finding) => finding.rule === rule && isInFile(finding)));
  if (fixed.length === 0 || kind === 'configuration') throw new UsageError(l10n.t('{0}: no finding of {1} has a fix here.', path, rule));
  const edited = applyEdits(text, fixed.flatMap(({ fix }) => fix?.edits ?? []));
  const { plan } = readPython({ path, text: edited }, { modules: modulesOf(path) });
  const same = plan.models.find(({ name, variable }) => name === model.name && variable === model.variable);
  if (same === undefined) throw new UsageError(l10n.t('{0}: with the fix of {1} the model "{2}" cannot be read.', path, rule, model.name));
  return { rule, titles: fixed.flatMap(({ fix }) => fix?.title ?? []), plan, model: same };
}

import * as l10n from '@vscode/l10n';
import { advise, type Finding, type RuleSettings } from '../../advice/index.js';
import { UsageError } from '../errors.js';
import type { ModelFile } from '../model-file.js';
import type { ModulesOf } from '../modules.js';
import { fixFile, type FixedFile } from './fix-file.js';
import { locate, type Located } from './reported-finding.js';

/** What is to be done with a file. */
export interface FileTask {
  readonly settings: RuleSettings;
  /** Whether hints are shown, fixed and counted. */
  readonly hints: boolean;
  readonly fixes: boolean;
  /** Finds the modules that it imports. */
  readonly modules?: ModulesOf;
}

/** What was said of a file, and done to it. */
export interface LintedFile {
  /** As it is after its fixes. */
  readonly file: ModelFile;
  /** What is left after them. */
  readonly findings: readonly Located[];
  /** How many hints were passed over. */
  readonly hidden: number;
  readonly fixed: Pick<FixedFile, 'applied' | 'edits'>;
}

/**
 * Asks the rules about a file, and works out its fixes. Nothing is written.
 * @throws UsageError where the file is not one of code.
 */
export function lintFile(file: ModelFile, { settings, hints, fixes, modules }: FileTask): LintedFile {
  if (file.kind === 'configuration') {
    throw new UsageError(l10n.t('{0} is a saved model, not the code of one: "gradlens inspect" shows what is in it.', file.path));
  }
  const isShown = ({ severity }: Finding): boolean => hints || severity !== 'hint';
  const said = (each: ModelFile): Finding[] => advise(each.reading.plan, each.text, settings, each.reading.modules);
  const fixed = fixes ? fixFile(file, (each) => said(each).filter(isShown), modules) : { file, applied: [], edits: [] };
  const left = said(fixed.file);
  const shown = left.filter(isShown);
  return { file: fixed.file, findings: locate(shown, fixed.file), hidden: left.length - shown.length, fixed };
}

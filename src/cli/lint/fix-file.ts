import { applyFixes, EditedText, type Finding, type TextEdit } from '../../advice/index.js';
import { modelFileOf, type ModelFile } from '../model-file.js';
import type { ModulesOf } from '../modules.js';

/** A file after its fixes. */
export interface FixedFile {
  readonly file: ModelFile;
  /** What was fixed, in the order in which it was done. */
  readonly applied: readonly Finding[];
  /** The edits of the file as it was; none overlap. */
  readonly edits: readonly TextEdit[];
}

/** A file between two rounds of fixing. */
interface Editing {
  readonly file: ModelFile;
  readonly content: EditedText;
}

/**
 * Applies the fixes of a file's findings, round by round; those that would edit a module are left to the module. Nothing
 * is written.
 * @param advise What is said of a file, and to be fixed.
 * @param modules Finds the modules that it imports.
 */
export function fixFile(file: ModelFile, advise: (file: ModelFile) => readonly Finding[], modules?: ModulesOf): FixedFile {
  const fixed = applyFixes<Editing>({ file, content: EditedText.of(file.content) }, {
    advise: (editing) => advise(editing.file).map((finding) => withFixIn(editing.file, finding)),
    edit(editing, edits) {
      const content = editing.content.after(edits.flatMap((edit) => editing.file.inContent(edit) ?? []));
      return { content, file: modelFileOf({ path: file.path, text: content.text }, file.kind, modules) };
    },
  });
  return { file: fixed.document.file, applied: fixed.applied, edits: fixed.document.content.edits(file.path) };
}

/** Without its fix, where that does not edit the file alone. */
function withFixIn(file: ModelFile, finding: Finding): Finding {
  const { fix, ...rest } = finding;
  return fix === undefined || fix.edits.every((edit) => file.inContent(edit) !== null) ? finding : rest;
}

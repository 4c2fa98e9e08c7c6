import { applyFixes, EditedText, type Finding, type TextEdit } from '../../advice/index.js';
import { locate } from '../content/parts.js';
import { readText, type ProgramText, type ReadingOptions, type TextReading } from './read-text.js';
import type { WorkspaceTexts } from './workspace-modules.js';

/** A program between two rounds of fixing: its documents, by their indices, and what they say now. */
interface Editing {
  readonly documents: readonly EditedText[];
  readonly reading: TextReading;
}

/** Reads a program, and works out the edits that apply all fixes of its findings; it is read anew after each rule. */
export function fixText(program: ProgramText, options: ReadingOptions, workspace?: WorkspaceTexts): TextReading {
  const reading = readText(program, options, workspace);
  const fixed = applyFixes<Editing>({ documents: documentsOf(program), reading }, {
    advise: (editing): readonly Finding[] => editing.reading.findings,
    edit: (editing, edits) => {
      const after = editedBy(editing, edits);
      return { documents: after, reading: readText(withTexts(program, after), options, workspace) };
    },
  });
  return { ...reading, fixes: inText(program.path, reading, fixed.document.documents) };
}

/** A program as it would be with edits of the text that is read of it. */
export function editedText(program: ProgramText, edits: readonly TextEdit[], options: ReadingOptions, workspace?: WorkspaceTexts): ProgramText {
  const reading = readText(program, { ...options, advice: false }, workspace);
  return withTexts(program, editedBy({ documents: documentsOf(program), reading }, edits));
}

function documentsOf(program: ProgramText): EditedText[] {
  return ('text' in program ? [program.text] : program.cells.map(({ text }) => text)).map((text) => EditedText.of(text));
}

function editedBy({ documents, reading }: Editing, edits: readonly TextEdit[]): EditedText[] {
  const placed = edits.flatMap(({ range, newText }) => {
    const place = locate(reading.parts, range);
    return place === null ? [] : [{ index: place.index, edit: { range: { ...range, start: place.start, end: place.end }, newText } }];
  });
  return documents.map((document, index) => document.after(placed.filter((each) => each.index === index).map(({ edit }) => edit)));
}

function withTexts(program: ProgramText, documents: readonly EditedText[]): ProgramText {
  if ('text' in program) return { path: program.path, text: documents[0]?.text ?? '' };
  return { path: program.path, cells: program.cells.map((cell, index) => ({ ...cell, text: documents[index]?.text ?? '' })) };
}

/** The edits of all documents, as edits of the text that was read of them. */
function inText(source: string, { parts }: TextReading, documents: readonly EditedText[]): TextEdit[] {
  return parts.flatMap(({ index, start }) =>
    (documents[index]?.edits(source) ?? []).map(({ range, newText }) => ({ range: { source, start: start + range.start, end: start + range.end }, newText })),
  );
}

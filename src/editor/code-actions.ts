import * as vscode from 'vscode';
import { commands, workspaceEdit, type CompareArgument, type FixAllArgument, type TryArgument } from './commands.js';
import type { FileReading } from './content/file-reading.js';
import { fixMenu, triedFixes, type MenuEntry } from './content/fix-menu.js';
import { FixEffects } from './fix-effects.js';
import { isCurrent, offsetsOf, placeOf, programOf, type Program } from './programs.js';
import type { ReadingCache } from './reading-cache.js';

/** The menu under the light bulb. */
export class FixProvider implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

  private readonly effects: FixEffects;

  constructor(private readonly readings: ReadingCache) {
    this.effects = new FixEffects(readings);
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext): Promise<vscode.CodeAction[]> {
    if (context.only !== undefined && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const current = await this.readings.current(programOf(document));
    // The editor asks again about a document that has changed in the meantime.
    if (current === null) return [];
    const { program, reading } = current;
    const touched = offsetsOf(program, reading, document, range);
    if (touched === null) return [];
    const withoutEffect = await this.effects.withoutEffect(program, reading, triedFixes(reading, touched));
    if (!isCurrent(program)) return [];
    return fixMenu(reading, touched, withoutEffect).map((entry) => toCodeAction(program, reading, entry, context.diagnostics));
  }
}

function toCodeAction(
  program: Program,
  reading: FileReading,
  { title, finding, isPreferred, action }: MenuEntry,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const codeAction = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const place = placeOf(program, reading, finding.range);
  codeAction.isPreferred = isPreferred;
  codeAction.diagnostics = diagnostics.filter(({ code, range }) => {
    const rule = typeof code === 'object' ? code.value : code;
    return rule === finding.rule && place !== null && range.start.isEqual(place.range.start);
  });
  switch (action.kind) {
    case 'edit':
      codeAction.edit = workspaceEdit(program, reading, action.edits);
      break;
    case 'fixFile':
      codeAction.command = { title, command: commands.fixAll, arguments: [{ uri: program.uri } satisfies FixAllArgument] };
      break;
    case 'compare': {
      const { uri, version } = program;
      codeAction.command = {
        title,
        command: commands.compareFix,
        arguments: [{ uri, version, fix: action.fix, model: action.model } satisfies CompareArgument],
      };
      break;
    }
    case 'try': {
      const { uri, version } = program;
      codeAction.command = { title, command: commands.tryFix, arguments: [{ uri, version, fix: action.fix, layers: action.layers } satisfies TryArgument] };
      break;
    }
    case 'explain':
      codeAction.command = { title, command: commands.showRule, arguments: [action.rule] };
      break;
  }
  return codeAction;
}

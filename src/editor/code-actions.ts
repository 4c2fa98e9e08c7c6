import * as vscode from 'vscode';
import { commands, workspaceEdit } from './commands.js';
import { fixMenu, type MenuEntry } from './content/fix-menu.js';
import type { ReadingCache } from './reading-cache.js';

/** The menu under the light bulb. */
export class FixProvider implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

  constructor(private readonly readings: ReadingCache) {}

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext): Promise<vscode.CodeAction[]> {
    if (context.only !== undefined && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const { version } = document;
    const reading = await this.readings.of(document);
    // The editor asks again about a document that has changed in the meantime.
    if (reading === null || document.version !== version) return [];
    const touched = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return fixMenu(reading, touched).map((entry) => toCodeAction(document, entry, context.diagnostics));
  }
}

function toCodeAction(
  document: vscode.TextDocument,
  { title, finding, isPreferred, action }: MenuEntry,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const codeAction = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  codeAction.isPreferred = isPreferred;
  codeAction.diagnostics = diagnostics.filter(({ code, range }) => {
    const rule = typeof code === 'object' ? code.value : code;
    return rule === finding.rule && document.offsetAt(range.start) === finding.range.start;
  });
  if (action.kind === 'edit') codeAction.edit = workspaceEdit(document, action.edits);
  else codeAction.command = { title, command: commands.showRule, arguments: [action.rule] };
  return codeAction;
}

import * as vscode from 'vscode';

const scheme = 'gradlens-comparison';

/** Pages with gradients side by side: read-only documents, one a file; a later comparison takes the place of the one before. */
export class ComparisonPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly pages = new Map<string, string>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  provideTextDocumentContent({ path }: vscode.Uri): string | null {
    return this.pages.get(path) ?? null;
  }

  /** Shows a page beside the file that it is about; `workbench.editorAssociations` in package.json has it rendered. */
  async show(file: vscode.Uri, page: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `${file.path}.md` });
    this.pages.set(uri.path, page);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('vscode.open', uri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true } satisfies vscode.TextDocumentShowOptions);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}

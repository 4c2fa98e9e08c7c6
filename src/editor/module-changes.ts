import * as vscode from 'vscode';
import { modulePath } from './reading/module-path.js';

/** Calls back with the path of a Python file of this machine whose text has changed: typed into, or written on disk. */
export function onModuleChange(listener: (module: string) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.py');
  const tell = ({ scheme, fsPath }: vscode.Uri): void => {
    if (scheme === 'file') listener(modulePath(fsPath));
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(tell),
    watcher.onDidDelete(tell),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'python') tell(document.uri);
    }),
  );
}

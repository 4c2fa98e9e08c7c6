import * as vscode from 'vscode';
import type { RunManager } from './run-manager.js';

/** Follows the files of runs that are renamed or moved in VS Code, by themselves or with a folder that they are in. */
export function followMovedFiles(runs: RunManager): vscode.Disposable {
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    const uri = runs.currentRun?.target.uri;
    const moved = uri === undefined ? undefined : files.flatMap(({ oldUri, newUri }) => movedUri(vscode.Uri.parse(uri), oldUri, newUri) ?? [])[0];
    if (uri !== undefined && moved !== undefined) runs.followFile(uri, moved.toString(), moved.path.split('/').at(-1) ?? '');
  });
}

/** Where a file is after a move; undefined where that was of something else. */
function movedUri(file: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  if (file.scheme !== from.scheme || file.authority !== from.authority) return undefined;
  if (file.path === from.path) return to;
  return file.path.startsWith(`${from.path}/`) ? to.with({ path: to.path + file.path.slice(from.path.length) }) : undefined;
}

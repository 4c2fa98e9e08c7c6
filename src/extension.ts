import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { activateDashboard, type RunManager, type TrainingChoice, type TrainingTarget } from './dashboard/index.js';
import { activateEditor, type EditorFeatures, type TrainTarget } from './editor/index.js';

/** What tests and other extensions get from `activate()`. */
export interface GradLensApi {
  readonly runs: RunManager;
}

/** The composition root: the editor's reading and the dashboard's training meet here and nowhere else. */
export function activate(context: vscode.ExtensionContext): GradLensApi {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel('GradLens', { log: true });
  const editor = activateEditor({ log, readerScript: context.asAbsolutePath('dist/reader.cjs'), texts: vscode.l10n.bundle });
  const dashboard = activateDashboard({
    context,
    log,
    trainerScript: context.asAbsolutePath('dist/trainer.cjs'),
    ...(vscode.l10n.uri === undefined ? {} : { textsBundle: vscode.l10n.uri.fsPath }),
    resolveTarget: (choice) => resolveTarget(editor, choice),
    canTrain: async (textEditor) => (await editor.trainTarget(textEditor)) !== null,
    revealLayer: async (uri, layer) => {
      if (await editor.revealLayer(vscode.Uri.parse(uri), layer)) return;
      void vscode.window.showInformationMessage(l10n.t('The file no longer has this layer: it was changed since the run began.'));
    },
  });
  context.subscriptions.push(log, editor, dashboard);
  return { runs: dashboard.runs };
}

/** The chosen fit, or the one in the editor that is or was last in front; a text says why there is none. */
async function resolveTarget(editor: EditorFeatures, choice: TrainingChoice | undefined): Promise<TrainingTarget | string> {
  if (choice !== undefined) {
    const target = await editor.trainTargetOf({ uri: vscode.Uri.parse(choice.uri), fitStep: choice.fitStep });
    return target === null ? l10n.t('The file was changed and this call of fit is gone. Press Train above the one you mean.') : trainingTarget(target);
  }
  const python = editorsInFront().find(({ document }) => document.languageId === 'python');
  if (python === undefined) return l10n.t('Open a Python file with a Keras model first; it is what will be trained.');
  const target = await editor.trainTarget(python);
  return target === null
    ? l10n.t('There is no call of fit on a Keras model that GradLens can read in {0}.', vscode.workspace.asRelativePath(python.document.uri))
    : trainingTarget(target);
}

/** What a user may mean by "here": the editor that is in front, or the cells of a notebook that is. The selection says where in it. */
function editorsInFront(): Pick<vscode.TextEditor, 'document' | 'selection'>[] {
  const { activeTextEditor, activeNotebookEditor, visibleTextEditors } = vscode.window;
  const isOfNotebook = activeTextEditor?.document.uri.scheme === 'vscode-notebook-cell';
  const atTop = new vscode.Selection(0, 0, 0, 0);
  const notebook = isOfNotebook ? undefined : activeNotebookEditor;
  // Where a cell of text is selected, the notebook is meant.
  const cells = notebook === undefined ? [] : [...notebook.notebook.getCells(notebook.selection), ...notebook.notebook.getCells()];
  return [...(activeTextEditor === undefined ? [] : [activeTextEditor]), ...cells.map(({ document }) => ({ document, selection: atTop })), ...visibleTextEditors];
}

function trainingTarget({ uri, plan, fitStep, lines }: TrainTarget): TrainingTarget {
  return { uri: uri.toString(), file: uri.path.split('/').at(-1) ?? uri.path, plan, fitStep, layerLines: lines };
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { activateDashboard, trainingSettings, trialSeconds, withData, type Dashboard, type Run, type RunManager, type TrainingChoice, type TrainingTarget } from './dashboard/index.js';
import { activateEditor, editorsInFront, isThere, type EditorFeatures, type EditorOptions, type FitTarget, type Probe, type TrainTarget } from './editor/index.js';
import { findLearningRate, probeModel, tryFix, type RateFindingRequest, type TrainerProcessOptions } from './supervisor/index.js';

/** What tests and other extensions get from `activate()`. */
export interface GradLensApi {
  readonly runs: RunManager;
  /** The short trainings whose result is shown. */
  readonly experiments: Dashboard['experiments'];
}

/** The composition root: the editor's reading and the dashboard's training meet here and nowhere else. */
export function activate(context: vscode.ExtensionContext): GradLensApi {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel('GradLens', { log: true });
  const trainerScript = context.asAbsolutePath('dist/trainer.cjs');
  const textsBundle = vscode.l10n.uri?.fsPath;
  const trainer: TrainerProcessOptions = {
    script: trainerScript,
    log: (text) => log.info(text.trimEnd()),
    ...(textsBundle === undefined ? {} : { texts: textsBundle }),
  };
  const editor: EditorFeatures = activateEditor({ log, readerScript: context.asAbsolutePath('dist/reader.cjs'), texts: vscode.l10n.bundle, probe: probeWith(context, trainer), ...trialsWith(context, trainer, () => dashboard), dismissSymptom: (symptom) => dashboard.runs.currentRun?.dismiss(symptom) });
  const dashboard = activateDashboard({
    context,
    log,
    trainerScript,
    ...(textsBundle === undefined ? {} : { textsBundle }),
    resolveTarget: (choice) => resolveTarget(editor, choice),
    canTrain: async (textEditor) => (await editor.trainTarget(textEditor)) !== null,
    layersAt: async (document, position) => {
      const found = await editor.layersAt(document, position);
      return found === null ? undefined : { uri: found.uri.toString(), layers: found.layers };
    },
    revealLayer: async (uri, layer) => {
      if (await editor.revealLayer(vscode.Uri.parse(uri), layer)) return;
      const uriOfFile = vscode.Uri.parse(uri);
      const words = (await isThere(uriOfFile))
        ? l10n.t('The file no longer has this layer: it was changed since the run began.')
        : l10n.t('{0} is not there any more. The menu of the run, in the list of runs, opens its code as it was.', vscode.workspace.asRelativePath(uriOfFile));
      void vscode.window.showInformationMessage(words);
    },
    tryFinding: async (uri, rules) => {
      if (await editor.tryFinding(vscode.Uri.parse(uri), rules)) return;
      void vscode.window.showInformationMessage(l10n.t('No rule that finds the cause has a fix for the file as it is now.'));
    },
    revealFinding: async (uri, rules) => {
      if (await editor.revealFinding(vscode.Uri.parse(uri), rules)) return;
      void vscode.window.showInformationMessage(l10n.t('No rule finds the cause in the file as it is now.'));
    },
  });
  dashboard.runs.onDidChangeRun((change) => {
    if (change === 'started' || change === 'symptoms') void markSymptoms(editor, dashboard.runs.currentRun);
  });
  context.subscriptions.push(log, editor, dashboard);
  return { runs: dashboard.runs, experiments: dashboard.experiments };
}

/** Marks what a run showed on the lines that it is about. The text of a run that was only looked up may have been another one. */
async function markSymptoms(editor: EditorFeatures, run: Run | undefined): Promise<void> {
  if (run === undefined) return;
  const symptoms = run.processId === undefined ? [] : run.symptoms.filter(({ over }) => over === undefined);
  await editor.markSymptoms({ run: run.id, uri: vscode.Uri.parse(run.target.uri), fitStep: run.target.fitStep, symptoms });
}

/** Probes as the settings have models trained: by their engine, on their data. */
function probeWith(context: vscode.ExtensionContext, trainer: TrainerProcessOptions): Probe {
  return ({ uri, plan, model, isByItself = false }, signal) => {
    const { engine, provider, seed, dataFolders, mayDownload } = trainingSettings(context, uri.toString());
    return probeModel(trainer, { plan, model, engine, provider, seed, dataFolders: [...dataFolders], mayDownload: mayDownload && !isByItself }, signal);
  };
}

/** Short trainings as the settings have models trained, and where their results are shown. */
function trialsWith(context: vscode.ExtensionContext, trainer: TrainerProcessOptions, dashboard: () => Dashboard): Pick<EditorOptions, 'findRate' | 'showRate' | 'tryFix' | 'showTrial'> {
  return {
    findRate: async (target, watch) => {
      const request = await trialRequest(context, target);
      return request && findLearningRate(trainer, request, watch);
    },
    tryFix: async (written, fixed, watch) => {
      const request = await trialRequest(context, written);
      return request && tryFix(trainer, { ...request, fixed }, watch);
    },
    showRate: (sentences, result, edit) => dashboard().experiments.show({ kind: 'learningRate', sentences: [...sentences], result }, edit),
    showTrial: (fix, sentences, result, edit) => dashboard().experiments.show({ kind: 'trial', fix, sentences: [...sentences], result }, edit),
  };
}

/** What a short training of a fit asks for; null where the user chose nothing in the place of data that is not known. */
async function trialRequest(context: vscode.ExtensionContext, target: FitTarget): Promise<RateFindingRequest | null> {
  const uri = target.uri.toString();
  const { engine, provider, seed, dataFolders, mayDownload, data } = trainingSettings(context, uri);
  const withItsData = await withData(trainingTarget(target), data);
  if (withItsData === null) return null;
  const overrides = withItsData.data === undefined ? {} : { data: withItsData.data };
  return {
    plan: target.plan,
    fitStep: target.fitStep,
    engine,
    provider,
    seed,
    dataFolders: [...dataFolders],
    mayDownload,
    seconds: trialSeconds(uri),
    overrides,
  };
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
  if (target !== null) return trainingTarget(target);
  const path = vscode.workspace.asRelativePath(python.document.uri);
  const reason = await editor.whyNothingToTrain(python);
  return reason === null ? l10n.t('There is no call of fit on a Keras model that GradLens can read in {0}.', path) : `${path}: ${reason}`;
}

function trainingTarget({ uri, plan, fitStep, lines }: TrainTarget): TrainingTarget {
  const code = codeOf(uri);
  return { uri: uri.toString(), file: uri.path.split('/').at(-1) ?? uri.path, plan, fitStep, layerLines: lines, ...(code === undefined ? {} : { code }) };
}

/** The text of an open file, or of the code cells of an open notebook. */
function codeOf(uri: vscode.Uri): string | undefined {
  const isHere = (document: { readonly uri: vscode.Uri }): boolean => document.uri.toString() === uri.toString();
  const notebook = vscode.workspace.notebookDocuments.find(isHere);
  if (notebook === undefined) return vscode.workspace.textDocuments.find(isHere)?.getText();
  const cells = notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code);
  return cells.map(({ document }) => `# %%\n${document.getText()}\n`).join('\n');
}

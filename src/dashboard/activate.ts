import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { messageParts, type DashboardIntent, type SymptomIntent } from '../protocol/index.js';
import { DashboardPanel, dashboardPanelType } from './dashboard-panel.js';
import { registerCommands, report, type Remedy, type ResolveTarget } from './commands.js';
import type { Disposable } from './emitter.js';
import { Experiments } from './experiments/experiments.js';
import { followMovedFiles } from './moved-files.js';
import { watchPointing, type LayersAt } from './pointing.js';
import { RunManager } from './run-manager.js';
import { activateRuns } from './runs/activate-runs.js';
import { save } from './saving.js';
import { registerStatusBar } from './status-bar.js';
import { onceMore, type TrainingChoice } from './target.js';
import { DashboardViewProvider, dashboardViewId } from './view-provider.js';
import type { PageSupplies } from './webview-page.js';

export interface DashboardOptions {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** The path of the bundled trainer. */
  readonly trainerScript: string;
  /** The path of a bundle of texts in the user's language, for the trainer. */
  readonly textsBundle?: string;
  /** Finds what is to be trained. */
  readonly resolveTarget: ResolveTarget;
  /** Whether an editor holds something that can be trained; asked seldom, and quickly answered. */
  readonly canTrain: (editor: vscode.TextEditor) => Promise<boolean>;
  /** The layers that are made at a place of a document. */
  readonly layersAt: LayersAt;
  /** Shows the line of a layer. */
  readonly revealLayer: (uri: string, layer: string) => Promise<void> | void;
  /** Tries the first fix that some rules have for a file. */
  readonly tryFinding: (uri: string, rules: readonly string[]) => Promise<void> | void;
  /** Shows what a file has of the causes that rules look for, and how to mend it. */
  readonly revealFinding: (uri: string, rules: readonly string[]) => Promise<void> | void;
}

/** What the rest of the extension, and its tests, get of the dashboard. */
export interface Dashboard extends Disposable {
  readonly runs: RunManager;
  readonly experiments: Experiments;
}

/** Long enough after the last key for the reader to be asked whether the file can be trained. */
const editingPause = 500;

/** Starts the dashboard: the run manager, the view in the side bar, the commands, the context keys and the status bar. */
export function activateDashboard(options: DashboardOptions): Dashboard {
  const { context, log, trainerScript, textsBundle, revealLayer } = options;
  const runs = new RunManager({ trainerScript, log, ...(textsBundle === undefined ? {} : { textsBundle }) });
  const experiments = new Experiments();
  const supplies: PageSupplies = {
    distribution: vscode.Uri.joinPath(context.extensionUri, 'dist'),
    runs,
    experiments,
    intents: {
      command: (command) => void vscode.commands.executeCommand(commandOf[command], ...(aboutRun.has(command) ? chosenRun(runs) : [])),
      revealLayer: (layer) => {
        const run = runs.currentRun;
        if (run) void revealLayer(run.target.uri, layer);
      },
      symptom: (intent) => answer(intent, runs, options),
      experiment: (intent) => void experiments.answer(intent).catch((error: unknown) => report(log, messageOf(error))),
      save: (request) => void save(request, runs).catch((error: unknown) => report(log, messageOf(error))),
      refuse: (error) => log.error(error),
      note: (error) => log.warn(messageOf(error)),
    },
  };
  const view = new DashboardViewProvider(supplies);
  const panel = new DashboardPanel(supplies, vscode.Uri.joinPath(context.extensionUri, 'media/icon.png'));
  const registrations = vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(dashboardViewId, view),
    registerCommands({ context, log, runs, view, panel, resolveTarget: options.resolveTarget }),
    vscode.window.registerWebviewPanelSerializer(dashboardPanelType, panel),
    watchPointing(options.layersAt, () => runs.currentRun !== undefined && (view.visible || panel.visible), (uri, layers) => {
      const pointed = uri === runs.currentRun?.target.uri ? layers : [];
      view.highlight(pointed);
      panel.highlight(pointed);
    }),
    activateRuns({ context, runs, log, showDashboard: () => view.show(), report: (error) => void report(log, messageOf(error)) }),
    registerStatusBar(runs),
    followMovedFiles(runs),
    keepContextKeys(runs),
    reportFailures(runs, () => view.visible || panel.visible, log),
    watchEditors(runs, options.canTrain),
    view,
    panel,
    experiments,
    experiments.onDidChange((experiment) => {
      if (experiment !== null && !panel.visible) void view.show();
    }),
    runs,
  );
  return { runs, experiments, dispose: () => void registrations.dispose() };
}

/** Does what the user wants of a symptom. */
function answer(intent: SymptomIntent, runs: RunManager, { revealFinding, tryFinding }: Pick<DashboardOptions, 'revealFinding' | 'tryFinding'>): void {
  const run = runs.currentRun;
  switch (intent.type) {
    case 'showRule':
      void vscode.commands.executeCommand('gradlens.showRule', intent.rule);
      return;
    case 'showFix':
      if (run) void revealFinding(run.target.uri, intent.rules);
      return;
    case 'tryFix':
      if (run) void tryFinding(run.target.uri, intent.rules);
      return;
    case 'dismissSymptom':
      run?.dismiss(intent.symptom);
  }
}

type PageCommand = Extract<DashboardIntent, { type: 'command' }>['command'];

/** The page's commands that are about the run that it shows, whatever is in the editor. */
const aboutRun: ReadonlySet<PageCommand> = new Set<PageCommand>(['start', 'trainOnOtherData', 'addDataFolder']);

/** The run that is shown, as an argument of a command; none before the first. */
const chosenRun = ({ currentRun }: RunManager): readonly [TrainingChoice] | readonly [] => (currentRun === undefined ? [] : [onceMore(currentRun.target)]);

/** The page's commands by their names in the palette. */
const commandOf: Readonly<Record<PageCommand, string>> = {
  start: 'gradlens.startTraining',
  stop: 'gradlens.stopTraining',
  pause: 'gradlens.pauseTraining',
  resume: 'gradlens.resumeTraining',
  showLog: 'gradlens.showLog',
  openSample: 'gradlens.openSample',
  trainOnOtherData: 'gradlens.trainOnOtherData',
  addDataFolder: 'gradlens.addDataFolder',
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `gradlens.runState` says which commands make sense. */
function keepContextKeys(runs: RunManager): Disposable {
  let told: string | undefined;
  const tell = () => {
    // The commands are about the run that trains, also while another one is looked at.
    const { state } = runs.activeRun?.status ?? runs.status;
    if (state === told) return;
    told = state;
    void vscode.commands.executeCommand('setContext', 'gradlens.runState', state);
  };
  tell();
  return runs.onDidChange(tell);
}

const otherData = (runs: RunManager): Remedy => ({
  label: l10n.t('Train on Other Data…'),
  take: () => void vscode.commands.executeCommand(commandOf.trainOnOtherData, ...chosenRun(runs)),
});

/** Tells a failed run in a message, once, unless the dashboard that says it is seen. */
function reportFailures(runs: RunManager, isSeen: () => boolean, log: vscode.LogOutputChannel): Disposable {
  return runs.onDidChange((status) => {
    if (status.state !== 'failed' || isSeen()) return;
    const { short } = messageParts(status.message);
    void report(log, l10n.t('Training of {0} failed: {1}', runs.currentRun?.name ?? '', short), status.lacksData === true ? [otherData(runs)] : []);
  });
}

/** Keeps the run manager told whether the active editor holds something to train. */
function watchEditors(runs: RunManager, canTrain: (editor: vscode.TextEditor) => Promise<boolean>): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const editor = vscode.window.activeTextEditor;
    // The dashboard itself, or an output panel, may be active: what could be trained before still can.
    if (editor === undefined && vscode.window.visibleTextEditors.length > 0) return;
    const canStart = vscode.workspace.isTrusted && editor?.document.languageId === 'python' && (await canTrain(editor));
    if (editor === vscode.window.activeTextEditor) runs.setCanStart(canStart);
  };
  const lookSoon = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), delay);
  };
  lookSoon(0);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => lookSoon(0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) lookSoon(editingPause);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => lookSoon(0)),
    { dispose: () => clearTimeout(timer) },
  );
}

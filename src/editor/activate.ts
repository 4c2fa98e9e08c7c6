import * as vscode from 'vscode';
import { CellStatus } from './cell-status.js';
import { ChecksAfterEdits } from './checks-after-edits.js';
import { FixProvider } from './code-actions.js';
import { commands, registerCommands, type CompareArgument, type TrainArgument, type TryArgument, type TryRulesArgument } from './commands.js';
import { fitAt, fitNear, wholeLoop, whyNoFit, type FitChoice } from './content/train-target.js';
import { Diagnostics } from './diagnostics.js';
import { pythonFiles } from './documents.js';
import { FixComparisons } from './fix-comparisons.js';
import { FixTrials, type ShowTrial, type TryFix } from './fix-trials.js';
import { GradientChecks, type GradientChecksOptions, type Probe } from './gradient-checks.js';
import { HoverProvider } from './hover-provider.js';
import { layersAt, type PlacedLayers } from './layers-at.js';
import { LearningRates, type FindRate, type ShowRate } from './learning-rates.js';
import { LensProvider } from './lens-provider.js';
import { onModuleChange } from './module-changes.js';
import { isCurrent, offsetsOf, placeOf, programAt, programOf, toRange, whyNotRead, type Program } from './programs.js';
import { ReadingCache } from './reading-cache.js';
import { registerRulePages } from './rule-pages.js';
import { RunMarks, type RunSymptoms } from './run-marks.js';
import { onSettingsChange } from './settings.js';

export interface EditorOptions {
  readonly log: vscode.LogOutputChannel;
  /** Where the bundle of the reading thread is. */
  readonly readerScript: string;
  /** The texts in the user's language, by their English ones. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
  /** Measures a model's gradients. */
  readonly probe: Probe;
  /** Looks for a learning rate. */
  readonly findRate: FindRate;
  readonly showRate: ShowRate;
  /** Trains with and without a fix. */
  readonly tryFix: TryFix;
  readonly showTrial: ShowTrial;
  /** Takes a symptom of the run that is looked at back, by its id. */
  readonly dismissSymptom: (symptom: string) => void;
}

/** A fit that can be trained, and where. */
export interface TrainTarget extends FitChoice {
  readonly uri: vscode.Uri;
}

/** What the rest of the extension may ask of the editor. */
export interface EditorFeatures {
  /** The fit at the cursor, else the last one of the file or the notebook; null where there is none. */
  trainTarget(editor: Pick<vscode.TextEditor, 'document' | 'selection'>): Promise<TrainTarget | null>;
  /** The fit that a Train lens stands for; null where the file has changed and it is gone. */
  trainTargetOf(argument: TrainArgument): Promise<TrainTarget | null>;
  /** Why a document has nothing to train, where it trains in another way than by fit(). */
  whyNothingToTrain(editor: Pick<vscode.TextEditor, 'document'>): Promise<string | null>;
  /** Shows where a layer is made; false where the file has no such layer (any more). */
  revealLayer(uri: vscode.Uri, layerId: string): Promise<boolean>;
  /** The layers that are made at a place of a document; null where there is nothing to read. */
  layersAt(document: vscode.TextDocument, position: vscode.Position): Promise<PlacedLayers | null>;
  /** Marks the lines that the symptoms of a run are about; see {@link RunMarks}. */
  markSymptoms(symptoms: RunSymptoms): Promise<void>;
  /** Shows the first finding of one of some rules, with what can be done about it; false where there is none now. */
  revealFinding(uri: vscode.Uri, rules: readonly string[]): Promise<boolean>;
  /** Tries the fix of the first finding of some rules; false where there is none now. */
  tryFinding(uri: vscode.Uri, rules: readonly string[]): Promise<boolean>;
  /** Takes everything back that was registered. */
  dispose(): void;
}

/** Registers lenses, words below cells, marks, hovers, quick fixes and rule pages. Reads nothing before it is asked to. */
export function activateEditor({ log, readerScript, texts, probe, findRate, showRate, tryFix, showTrial, dismissSymptom }: EditorOptions): EditorFeatures {
  const readings = new ReadingCache(readerScript, texts, log);
  const lenses = new LensProvider(readings);
  const cells = new CellStatus(readings);
  const diagnostics = new Diagnostics(readings);
  const checking: GradientChecksOptions = {
    readings,
    probe,
    log,
    onMeasured: (program) => {
      lenses.refresh();
      cells.refresh();
      diagnostics.refreshLater(program);
    },
  };
  const checks = new GradientChecks(checking);
  const comparisons = new FixComparisons(checking);
  const rates = new LearningRates({ readings, find: findRate, show: showRate, log });
  const trials = new FixTrials({ readings, tryFix, show: showTrial, log });
  const runMarks = new RunMarks(readings, dismissSymptom);
  const subscriptions = vscode.Disposable.from(
    readings,
    runMarks,
    lenses,
    cells,
    diagnostics,
    vscode.languages.registerCodeLensProvider(pythonFiles, lenses),
    vscode.languages.registerCodeActionsProvider(pythonFiles, new FixProvider(readings), FixProvider.metadata),
    vscode.languages.registerHoverProvider(pythonFiles, new HoverProvider(readings)),
    registerCommands(readings),
    vscode.commands.registerCommand(commands.checkGradients, (argument: unknown) => checks.check(argument)),
    checks,
    comparisons,
    vscode.commands.registerCommand(commands.compareFix, (argument: CompareArgument) => comparisons.compare(argument)),
    rates,
    trials,
    vscode.commands.registerCommand(commands.findLearningRate, (argument: unknown) => rates.find(argument)),
    vscode.commands.registerCommand(commands.tryFix, (argument: TryArgument) => trials.try(argument)),
    vscode.commands.registerCommand(commands.tryRules, ({ uri, rules }: TryRulesArgument) => trials.tryRules(uri, rules)),
    new ChecksAfterEdits(checking),
    registerRulePages(),
    onModuleChange((module) => {
      const importers = readings.forgetImportersOf(module);
      for (const program of importers) diagnostics.refreshLater(program);
      if (importers.length === 0) return;
      lenses.refresh();
      cells.refresh();
    }),
    onSettingsChange(() => {
      readings.clear();
      lenses.refresh();
      cells.refresh();
      diagnostics.refresh();
    }),
  );
  return {
    trainTarget: async ({ document, selection }) => {
      const program = programOf(document);
      const reading = program === null ? null : await readings.of(program);
      if (program === null || reading === null) return null;
      const offsets = offsetsOf(program, reading, document, selection);
      return targetOf(program, wholeLoop(fitNear(reading, offsets?.start ?? 0)));
    },
    whyNothingToTrain: async ({ document }) => {
      const program = programOf(document);
      const reading = program === null ? null : await readings.of(program);
      return reading === null ? whyNotRead(document) : whyNoFit(reading);
    },
    trainTargetOf: async ({ uri, fitStep }) => {
      const program = await programAt(uri);
      const reading = program === null ? null : await readings.of(program);
      return program === null || reading === null ? null : targetOf(program, wholeLoop(fitAt(reading, fitStep)));
    },
    revealLayer: (uri, layerId) => revealLayer(readings, uri, layerId),
    markSymptoms: (symptoms) => runMarks.show(symptoms),
    revealFinding: (uri, rules) => revealFinding(readings, uri, rules),
    tryFinding: (uri, rules) => trials.tryRules(uri, rules),
    layersAt: (document, position) => layersAt(readings, document, position),
    dispose: () => void subscriptions.dispose(),
  };
}

function targetOf({ uri }: Program, choice: FitChoice | null): TrainTarget | null {
  return choice === null ? null : { uri, ...choice };
}

async function revealLayer(readings: ReadingCache, uri: vscode.Uri, layerId: string): Promise<boolean> {
  const program = await programAt(uri);
  const reading = program === null ? null : await readings.of(program);
  const layer = reading?.layers.get(layerId);
  if (program === null || reading === null || layer === undefined) return false;
  const made = layer.source.range;
  if (made.source !== reading.plan.source) {
    const module = await vscode.workspace.openTextDocument(vscode.Uri.file(made.source));
    await reveal(module, toRange(module, made));
    return true;
  }
  const place = isCurrent(program) ? placeOf(program, reading, made) : null;
  if (place === null) return false;
  await reveal(place.document, place.range);
  return true;
}

async function revealFinding(readings: ReadingCache, uri: vscode.Uri, rules: readonly string[]): Promise<boolean> {
  const current = await readings.current(await programAt(uri));
  if (current === null) return false;
  const { program, reading } = current;
  const [finding] = rules.flatMap((rule) => reading.findings.find((each) => each.rule === rule) ?? []);
  const place = finding === undefined ? null : placeOf(program, reading, finding.range);
  if (place === null) return false;
  await reveal(place.document, place.range);
  await vscode.commands.executeCommand('editor.action.quickFix');
  return true;
}

async function reveal(document: vscode.TextDocument, range: vscode.Range): Promise<void> {
  if (document.uri.scheme === 'vscode-notebook-cell') {
    // Shown as a text document, a cell would get an editor of its own instead of its place in the notebook.
    await vscode.commands.executeCommand('vscode.open', document.uri, { selection: range } satisfies vscode.TextDocumentShowOptions);
    return;
  }
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, { selection: range, viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

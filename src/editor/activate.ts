import * as vscode from 'vscode';
import { FixProvider } from './code-actions.js';
import { registerCommands, type TrainArgument } from './commands.js';
import type { FileReading } from './content/file-reading.js';
import { fitAt, fitNear, type FitChoice } from './content/train-target.js';
import { Diagnostics } from './diagnostics.js';
import { pythonFiles, toRange } from './documents.js';
import { LensProvider } from './lens-provider.js';
import { onModuleChange } from './module-changes.js';
import { ReadingCache } from './reading-cache.js';
import { registerRulePages } from './rule-pages.js';
import { onSettingsChange } from './settings.js';

export interface EditorOptions {
  readonly log: vscode.LogOutputChannel;
  /** Where the bundle of the reading thread is. */
  readonly readerScript: string;
  /** The texts in the user's language, by their English ones. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/** A fit that can be trained, and where. */
export interface TrainTarget extends FitChoice {
  readonly uri: vscode.Uri;
}

/** What the rest of the extension may ask of the editor. */
export interface EditorFeatures {
  /** The reading of a document as it is now; null where it is no Python file that can be edited. */
  reading(document: vscode.TextDocument): Promise<FileReading | null>;
  /** The fit at the cursor, else the last one of the file; null where there is none. */
  trainTarget(editor: vscode.TextEditor): Promise<TrainTarget | null>;
  /** The fit that a Train lens stands for; null where the file has changed and it is gone. */
  trainTargetOf(argument: TrainArgument): Promise<TrainTarget | null>;
  /** Shows where a layer is made; false where the file has no such layer (any more). */
  revealLayer(uri: vscode.Uri, layerId: string): Promise<boolean>;
  /** Takes everything back that was registered. */
  dispose(): void;
}

/** Registers lenses, marks, quick fixes and rule pages. Reads nothing before it is asked to. */
export function activateEditor({ log, readerScript, texts }: EditorOptions): EditorFeatures {
  const readings = new ReadingCache(readerScript, texts, log);
  const lenses = new LensProvider(readings);
  const diagnostics = new Diagnostics(readings);
  const subscriptions = vscode.Disposable.from(
    readings,
    lenses,
    diagnostics,
    vscode.languages.registerCodeLensProvider(pythonFiles, lenses),
    vscode.languages.registerCodeActionsProvider(pythonFiles, new FixProvider(readings), FixProvider.metadata),
    registerCommands(readings),
    registerRulePages(),
    onModuleChange((module) => {
      const importers = readings.forgetImportersOf(module);
      for (const document of importers) diagnostics.refreshLater(document);
      if (importers.length > 0) lenses.refresh();
    }),
    onSettingsChange(() => {
      readings.clear();
      lenses.refresh();
      diagnostics.refresh();
    }),
  );
  return {
    reading: (document) => readings.of(document),
    trainTarget: async ({ document, selection }) => {
      const reading = await readings.of(document);
      return reading === null ? null : targetOf(document, fitNear(reading, document.offsetAt(selection.active)));
    },
    trainTargetOf: async ({ uri, fitStep }) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const reading = await readings.of(document);
      return reading === null ? null : targetOf(document, fitAt(reading, fitStep));
    },
    revealLayer: (uri, layerId) => revealLayer(readings, uri, layerId),
    dispose: () => void subscriptions.dispose(),
  };
}

function targetOf({ uri }: vscode.TextDocument, choice: FitChoice | null): TrainTarget | null {
  return choice === null ? null : { uri, ...choice };
}

async function revealLayer(readings: ReadingCache, uri: vscode.Uri, layerId: string): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  const reading = await readings.of(document);
  const layer = reading?.layers.get(layerId);
  if (reading === null || layer === undefined) return false;
  const made = layer.source.range;
  const place = made.source === reading.plan.source ? document : await vscode.workspace.openTextDocument(vscode.Uri.file(made.source));
  const range = toRange(place, made);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === place);
  const column = shown?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(place, { selection: range, viewColumn: column });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return true;
}

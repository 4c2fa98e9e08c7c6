import * as vscode from 'vscode';
import { fileReading, type FileReading } from './content/file-reading.js';
import { isRead, sourceName, workspaceTextsOf } from './documents.js';
import { ReaderThread, type ReaderThreadOptions } from './reading/reader-thread.js';
import { readingOptions } from './settings.js';

interface Entry {
  readonly version: number;
  readonly reading: Promise<FileReading | null>;
  /** The paths of the modules that were read with it, once it is read. */
  modules: readonly string[];
}

/** The reading of each open document, made when it is first asked for and kept until the document changes. */
export class ReadingCache implements vscode.Disposable {
  private entries = new WeakMap<vscode.TextDocument, Entry>();
  private readonly thread: ReaderThread;

  /**
   * @param script The bundle of the reading thread.
   * @param texts The texts in the user's language.
   */
  constructor(
    script: string,
    texts: ReaderThreadOptions['texts'],
    private readonly log: vscode.LogOutputChannel,
  ) {
    const onFailure = (file: string, reason: string): void => log.error(`${file} was not read. ${reason}`);
    this.thread = new ReaderThread(script, texts === undefined ? { onFailure } : { onFailure, texts });
  }

  /**
   * The reading of a document as it is now. Null where it is not read at all, and where it is changed before it is read:
   * whoever asks then is asked again.
   */
  of(document: vscode.TextDocument): Promise<FileReading | null> {
    const known = this.entries.get(document);
    if (known?.version === document.version) return known.reading;
    if (!isRead(document)) return Promise.resolve(null);
    const reading = this.read(document);
    const entry: Entry = { version: document.version, reading, modules: known?.modules ?? [] };
    void reading.then((read) => {
      if (read !== null) entry.modules = read.modules.map(({ path }) => path);
    });
    this.entries.set(document, entry);
    return reading;
  }

  /** Forgets the open documents that a module was read with, since it has changed, and tells which they are. */
  forgetImportersOf(module: string): vscode.TextDocument[] {
    const importers = vscode.workspace.textDocuments.filter((document) => this.entries.get(document)?.modules.includes(module) === true);
    for (const document of importers) this.entries.delete(document);
    return importers;
  }

  private async read(document: vscode.TextDocument): Promise<FileReading | null> {
    const text = document.getText();
    const path = sourceName(document);
    const started = performance.now();
    const workspace = workspaceTextsOf(document);
    const request = { source: { path, text }, options: readingOptions(document), ...(workspace === null ? {} : { workspace }) };
    const reading = await this.thread.read(document.uri.toString(), request);
    this.log.debug(`Read ${path} in ${(performance.now() - started).toFixed(1)} ms`);
    return reading === null ? null : fileReading(text, reading);
  }

  /** Forgets everything, since settings that change readings have changed. */
  clear(): void {
    this.entries = new WeakMap();
  }

  dispose(): void {
    this.thread.dispose();
    this.clear();
  }
}

import type * as vscode from 'vscode';
import { readFile, type FileReading } from './content/file-reading.js';
import { isRead, sourceName } from './documents.js';
import { readingOptions } from './settings.js';

interface Entry {
  readonly version: number;
  readonly reading: FileReading;
}

/** The reading of each open document, made when it is first asked for and kept until the document changes. */
export class ReadingCache implements vscode.Disposable {
  private entries = new WeakMap<vscode.TextDocument, Entry>();

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** The reading of a document as it is now; null where it is not read at all. */
  of(document: vscode.TextDocument): FileReading | null {
    const known = this.entries.get(document);
    if (known?.version === document.version) return known.reading;
    if (!isRead(document)) return null;
    const started = performance.now();
    const reading = readFile({ path: sourceName(document), text: document.getText() }, readingOptions(document));
    this.entries.set(document, { version: document.version, reading });
    this.log.debug(`Read ${sourceName(document)} in ${(performance.now() - started).toFixed(1)} ms`);
    return reading;
  }

  /** Forgets everything, since settings that change readings have changed. */
  clear(): void {
    this.entries = new WeakMap();
  }

  dispose(): void {
    this.clear();
  }
}

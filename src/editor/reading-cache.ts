import type * as vscode from 'vscode';
import type { TextEdit } from '../advice/index.js';
import { fileReading, withProbe, type FileReading } from './content/file-reading.js';
import type { ProbeResult } from '../protocol/index.js';
import { workspaceTextsOf } from './documents.js';
import { isCurrent, openPrograms, sourceName, textOf, type Program } from './programs.js';
import type { ReadRequest } from './reading/messages.js';
import { ReaderThread, type ReaderThreadOptions } from './reading/reader-thread.js';
import { readingOptions } from './settings.js';

interface Entry {
  readonly version: string;
  reading: Promise<FileReading | null>;
  /** The paths of the modules that were read with it, once it is read. */
  modules: readonly string[];
}

/** A program with the reading of the text that it has now. */
export interface CurrentReading {
  readonly program: Program;
  readonly reading: FileReading;
}

/** The reading of each open program, made when it is first asked for and kept until the program changes. */
export class ReadingCache implements vscode.Disposable {
  private entries = new WeakMap<Program['owner'], Entry>();
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

  /** The reading of a program. Null where it is changed before it is read: whoever asks then is asked again. */
  of(program: Program): Promise<FileReading | null> {
    const known = this.entries.get(program.owner);
    if (known?.version === program.version) return known.reading;
    const reading = this.read(program);
    const entry: Entry = { version: program.version, reading, modules: known?.modules ?? [] };
    void reading.then((read) => {
      if (read !== null) entry.modules = read.modules.map(({ path }) => path);
    });
    this.entries.set(program.owner, entry);
    return reading;
  }

  /**
   * A program with its reading; null where there is none, and where the program changed in the meantime.
   * @param version The only one that will do, where what is asked about is of it.
   */
  async current(program: Program | null, version = program?.version): Promise<CurrentReading | null> {
    if (program?.version !== version || program === null) return null;
    const reading = await this.of(program);
    return reading === null || !isCurrent(program) ? null : { program, reading };
  }

  /** The reading of a program with the edits that apply all its fixes; null as of {@link of}. */
  async withFixes(program: Program): Promise<FileReading | null> {
    const reading = await this.thread.read(`${program.uri.toString()}#fixes`, { ...requestFor(program), isToFix: true });
    return reading === null ? null : fileReading(reading);
  }

  /** The reading of a program as it would be with edits; null as of {@link of}. */
  async withEdits(program: Program, edits: readonly TextEdit[]): Promise<FileReading | null> {
    const reading = await this.thread.read(`${program.uri.toString()}#${JSON.stringify(edits)}`, { ...requestFor(program), edits });
    return reading === null ? null : fileReading(reading);
  }

  /** Keeps what a gradient check measured with the reading that it was made of; false where there is another reading by now. */
  async keepProbe({ owner, version }: Program, { plan }: FileReading, result: ProbeResult): Promise<boolean> {
    const entry = this.entries.get(owner);
    const reading = entry?.version === version ? await entry.reading : null;
    if (entry === undefined || entry !== this.entries.get(owner) || reading?.plan !== plan) return false;
    entry.reading = entry.reading.then((now) => now && withProbe(now, result));
    return true;
  }

  /** Forgets the open programs that a module was read with, since it has changed, and tells which they are. */
  forgetImportersOf(module: string): Program[] {
    const importers = openPrograms().filter(({ owner }) => this.entries.get(owner)?.modules.includes(module) === true);
    for (const { owner } of importers) this.entries.delete(owner);
    return importers;
  }

  private async read(program: Program): Promise<FileReading | null> {
    const started = performance.now();
    const reading = await this.thread.read(program.uri.toString(), requestFor(program));
    this.log.debug(`Read ${sourceName(program.uri)} in ${(performance.now() - started).toFixed(1)} ms`);
    return reading === null ? null : fileReading(reading);
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

function requestFor(program: Program): ReadRequest {
  const workspace = workspaceTextsOf(program.uri);
  return { source: textOf(program), options: readingOptions(program.uri), ...(workspace === null ? {} : { workspace }) };
}

import { Worker } from 'node:worker_threads';
import type { ReadAnswer, ReadRequest, ThreadData } from './messages.js';
import type { TextReading } from './read-text.js';

/** No reading comes near (milliseconds); one that takes longer is given up. */
const longestReading = 10_000;

/** What the thread may hold (MiB); a text that asks for more is given up. */
const mostMemory = 1_024;

interface Job {
  readonly file: string;
  readonly request: ReadRequest;
  readonly settle: (reading: TextReading | null) => void;
}

export interface ReaderThreadOptions extends ThreadData {
  /** Told of a text that could not be read: what is wrong is in this program. */
  readonly onFailure: (file: string, reason: string) => void;
}

/**
 * Reads texts in a thread of its own, one at a time, in the order they were asked for. Of several texts of one file only
 * the latest counts: a file that is typed in is never behind by more than the text that is being read.
 */
export class ReaderThread {
  private worker: Worker | null = null;
  /** In the order of the asking; a later text of a file takes the place of the one before. */
  private readonly waiting = new Map<string, Job>();
  private current: { readonly job: Job; readonly timer: NodeJS.Timeout } | null = null;

  /** @param script The bundle of `thread-main.ts`. The thread is started when something is to be read. */
  constructor(
    private readonly script: string,
    private readonly options: ReaderThreadOptions,
  ) {}

  /** The reading of a text; null where a later text of the same file was asked for, or this one cannot be read. Never rejects. */
  read(file: string, request: ReadRequest): Promise<TextReading | null> {
    return new Promise((settle) => {
      this.waiting.get(file)?.settle(null);
      this.waiting.set(file, { file, request, settle });
      this.next();
    });
  }

  private next(): void {
    const [job] = this.waiting.values();
    if (this.current !== null || job === undefined) return;
    this.waiting.delete(job.file);
    this.current = { job, timer: setTimeout(() => this.giveUp(`It took more than ${longestReading} ms.`), longestReading) };
    this.worker ??= this.start();
    this.worker.postMessage(job.request);
  }

  private start(): Worker {
    const { texts } = this.options;
    const data: ThreadData = texts === undefined ? {} : { texts };
    const worker = new Worker(this.script, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: mostMemory } });
    worker.on('message', (answer: ReadAnswer) => this.finish(answer));
    worker.on('error', (error) => this.giveUp(error.message));
    // Reading keeps nobody from quitting.
    worker.unref();
    return worker;
  }

  private finish(answer: ReadAnswer): void {
    const job = this.endCurrent();
    if (job === null) return;
    if (answer.kind === 'failure') this.options.onFailure(job.file, answer.stack);
    job.settle(answer.kind === 'failure' || this.waiting.has(job.file) ? null : answer.reading);
    this.next();
  }

  /** Ends the thread with the text that it is at; the next text gets another thread. */
  private giveUp(reason: string): void {
    const job = this.endCurrent();
    this.stop();
    if (job !== null) {
      this.options.onFailure(job.file, reason);
      job.settle(null);
    }
    this.next();
  }

  private endCurrent(): Job | null {
    const { current } = this;
    if (current === null) return null;
    clearTimeout(current.timer);
    this.current = null;
    return current.job;
  }

  private stop(): void {
    this.worker?.removeAllListeners();
    void this.worker?.terminate();
    this.worker = null;
  }

  /** Ends the thread; what was asked for has no reading. */
  dispose(): void {
    this.stop();
    this.endCurrent()?.settle(null);
    for (const job of this.waiting.values()) job.settle(null);
    this.waiting.clear();
  }
}

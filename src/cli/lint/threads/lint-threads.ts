import { Worker } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import { unusableFile, type FileReport } from '../file-report.js';
import type { Linter } from '../linter.js';
import type { ThreadAnswer, ThreadData, ThreadRequest } from './messages.js';

interface Job {
  readonly path: string;
  readonly settle: (report: FileReport) => void;
}

/** How many files wait for each thread, so that none is idle while the report on a large file is waited for. */
const waitingEach = 16;

/** How many files a thread has at once: the next is there when it is done with one. */
const givenEach = 2;

/** Lints files in threads, one file at a time each. A file that ends its thread is told of, and the others go on. */
export class LintThreads implements Linter {
  readonly atOnce: number;
  private readonly waiting: Job[] = [];
  /** What each thread has been given and has not answered, in the order in which it is worked on. */
  private readonly given = new Map<Worker, Job[]>();

  /** @param script The start of the command line, which is that of its threads, too. */
  constructor(
    private readonly script: string,
    count: number,
    private readonly data: ThreadData,
  ) {
    this.atOnce = count * waitingEach;
    for (let index = 0; index < count; index += 1) this.start();
  }

  lint(path: string): Promise<FileReport> {
    return new Promise((settle) => {
      this.waiting.push({ path, settle });
      this.handOut();
    });
  }

  /** Gives files to the threads that have the fewest. */
  private handOut(): void {
    for (let has = 0; has < givenEach; has += 1) {
      for (const [worker, jobs] of this.given) {
        if (jobs.length > has) continue;
        const job = this.waiting.shift();
        if (job === undefined) return;
        jobs.push(job);
        worker.postMessage(job.path satisfies ThreadRequest);
      }
    }
  }

  private start(): void {
    const worker = new Worker(this.script, { workerData: this.data });
    const jobs: Job[] = [];
    this.given.set(worker, jobs);
    let fault: Error | undefined;
    worker.on('message', (report: ThreadAnswer) => {
      jobs.shift()?.settle(report);
      this.handOut();
    });
    worker.on('error', (error) => {
      fault = error;
    });
    // Not before this has the thread's last answer come, which says what it was at when it ended.
    worker.on('exit', () => {
      this.given.delete(worker);
      if (fault === undefined) return;
      const [job, ...next] = jobs;
      job?.settle(unusableFile(job.path, l10n.t('{0} cannot be read: {1}', job.path, fault.message)));
      this.waiting.unshift(...next);
      this.start();
      this.handOut();
    });
  }

  dispose(): void {
    for (const worker of this.given.keys()) void worker.terminate();
  }
}

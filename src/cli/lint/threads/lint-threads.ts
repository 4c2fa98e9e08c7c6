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

/** Lints files in threads, one file at a time each. A file that ends its thread is told of, and the others go on. */
export class LintThreads implements Linter {
  readonly atOnce: number;
  private readonly waiting: Job[] = [];
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Job>();

  /** @param script The start of the command line, which is that of its threads, too. */
  constructor(
    private readonly script: string,
    count: number,
    private readonly data: ThreadData,
  ) {
    this.atOnce = count * waitingEach;
    for (let index = 0; index < count; index += 1) this.idle.push(this.start());
  }

  lint(path: string): Promise<FileReport> {
    return new Promise((settle) => {
      this.waiting.push({ path, settle });
      this.handOut();
    });
  }

  private handOut(): void {
    for (let worker = this.idle.pop(); worker !== undefined; worker = this.idle.pop()) {
      const job = this.waiting.shift();
      if (job === undefined) {
        this.idle.push(worker);
        return;
      }
      this.busy.set(worker, job);
      worker.postMessage(job.path satisfies ThreadRequest);
    }
  }

  private start(): Worker {
    const worker = new Worker(this.script, { workerData: this.data });
    worker.on('message', (report: ThreadAnswer) => {
      this.finish(worker, report);
      this.idle.push(worker);
      this.handOut();
    });
    worker.on('error', (error) => {
      const path = this.busy.get(worker)?.path ?? '';
      this.finish(worker, unusableFile(path, l10n.t('{0} cannot be read: {1}', path, error.message)));
      this.idle.push(this.start());
      this.handOut();
    });
    return worker;
  }

  private finish(worker: Worker, report: FileReport): void {
    const job = this.busy.get(worker);
    this.busy.delete(worker);
    job?.settle(report);
  }

  dispose(): void {
    for (const worker of [...this.idle, ...this.busy.keys()]) void worker.terminate();
  }
}

/** The readers of this checkout in a thread of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

/** Longer than any reading may take, so that the table can say how long it took. */
const limit = 20_000;

/** Reads one text at a time; a hang is ended and the next text gets a new thread. */
export class Reader {
  #folder = mkdtempSync(join(resolve('node_modules'), '.corpus-'));
  #bundle = join(this.#folder, 'reader.mjs');
  /** @type {Worker | null} */
  #worker = null;

  static async start() {
    const reader = new Reader();
    await build({
      entryPoints: [join(import.meta.dirname, 'reader-worker.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      sourcemap: 'inline',
      outfile: reader.#bundle,
      external: ['onnxruntime-node'],
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    return reader;
  }

  /**
   * What the reader makes of a file or a text: its answer, `{ crash }` or `{ hang: true }`.
   * @param {import('./reader-worker.ts').Request} request
   */
  async read(request) {
    this.#worker ??= new Worker(this.#bundle, { execArgv: ['--enable-source-maps'], resourceLimits: { maxOldGenerationSizeMb: 2048 } });
    const worker = this.#worker;
    const answer = await new Promise((settle) => {
      const timer = setTimeout(() => done({ hang: true }), limit);
      const fail = (/** @type {Error} */ error) => done({ crash: error.stack ?? String(error), ended: true });
      const done = (/** @type {object} */ result) => {
        clearTimeout(timer);
        worker.off('message', done).off('error', fail);
        settle(result);
      };
      worker.on('message', done).on('error', fail);
      worker.postMessage(request);
    });
    if (answer.hang || answer.ended) {
      await worker.terminate();
      this.#worker = null;
    }
    return answer;
  }

  async end() {
    await this.#worker?.terminate();
    rmSync(this.#folder, { recursive: true });
  }
}

/** @param {string} path */
export const kindOf = (path) => (path.endsWith('.ipynb') ? 'notebook' : 'python');

import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { TrainerEvent, TrainerEventOf } from '../../../src/protocol/index.js';
import { TrainerProcess, type TrainerOutcome } from '../../../src/supervisor/index.js';

const root = join(import.meta.dirname, '../../..');

/** Bundles the trainer as the build does. @returns the folder, inside the repository so that native packages are found. */
export async function bundleTrainer(): Promise<string> {
  const folder = await mkdtemp(join(root, 'node_modules/.cache-trainer-'));
  await build({
    entryPoints: { trainer: join(root, 'src/trainer/main.ts') },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['onnxruntime-node', 'h5wasm'],
    logLevel: 'error',
  });
  return folder;
}

/** A trainer and what it tells. */
export class WatchedTrainer {
  readonly events: TrainerEvent[] = [];
  readonly process: TrainerProcess;
  log = '';

  constructor(folder: string) {
    this.process = new TrainerProcess({ script: join(folder, 'trainer.cjs'), log: (text) => (this.log += text) });
    this.process.onEvent((event) => this.events.push(event));
  }

  get outcome(): Promise<TrainerOutcome> {
    return this.process.outcome;
  }

  /** Resolves with the first event of a type from now on, or that there was. */
  told<T extends TrainerEvent['type']>(type: T): Promise<TrainerEventOf<T>> {
    const known = this.of(type)[0];
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.process.onEvent((event) => {
        if (isOfType(event, type)) resolve(event);
      });
    });
  }

  /** The events of a type so far. */
  of<T extends TrainerEvent['type']>(type: T): TrainerEventOf<T>[] {
    return this.events.filter((event) => isOfType(event, type));
  }

  /** The values of a series over all steps so far. */
  series(name: string): number[] {
    return this.of('telemetry').flatMap(({ series }) => [...(series[name] ?? [])]);
  }
}

function isOfType<T extends TrainerEvent['type']>(event: TrainerEvent, type: T): event is TrainerEventOf<T> {
  return event.type === type;
}

import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainerEvent } from '../../src/protocol/index.js';
import type { TrainingPlan } from '../../src/spec/index.js';
import type { LabelFacts, TargetFacts } from '../../src/symptoms/index.js';
import { textOf } from './program.js';
import type { Trial } from './trial.js';

/** A run as the trainer told it, with what it takes to watch it again. */
export interface Recording {
  readonly plan: TrainingPlan;
  readonly fitStep: number;
  readonly seed: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
  readonly trainSamples: number;
  readonly validationSamples: number;
  /** Of the training samples; missing where the recording is older than the question. */
  readonly targets?: TargetFacts | null;
  /** See `inputSize`; missing likewise. */
  readonly inputSize?: number | null;
  /** See `labelFacts`; missing likewise. */
  readonly labels?: LabelFacts | null;
  readonly events: readonly TrainerEvent[];
  /** What the rules of others look at, at the observed steps. */
  readonly peers: readonly { readonly step: number; readonly values: Readonly<Record<string, number>> }[];
}

/** Where the recording of a trial is kept: by what it trains. */
export function recordPath(folder: string, { program, seed }: Trial): string {
  const hash = createHash('sha256').update(`${textOf(program)}\n${program.data}\n${seed}`).digest('hex');
  return join(folder, 'runs', `${hash.slice(0, 16)}.json`);
}

/** JSON has neither arrays of float32 nor NaN. */
export function writeRecording(path: string, recording: Recording): void {
  const keep = (_: string, value: unknown): unknown => {
    if (value instanceof Float32Array) return { float32: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
    return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
  };
  writeFileSync(`${path}.part`, JSON.stringify(recording, keep));
  renameSync(`${path}.part`, path);
}

/** Reads what {@link writeRecording} wrote. */
export function readRecording(path: string): Recording {
  return JSON.parse(readFileSync(path, 'utf8'), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('float32' in value && typeof value.float32 === 'string') {
      const bytes = Buffer.from(value.float32, 'base64');
      return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    }
    return 'number' in value && typeof value.number === 'string' ? Number(value.number) : value;
  }) as Recording;
}

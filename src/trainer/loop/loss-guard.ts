import type { EngineState, ProgramResult } from '../../engines/index.js';
import type { Chunk, Programs } from './programs.js';

/** What became of a call, cut off behind the first step whose loss is not finite. */
export interface GuardedResult extends ProgramResult {
  readonly isEnd: boolean;
}

/**
 * Ends steps where the loss is NaN or infinite, though calls of the engine run many: such a call is taken back and repeated
 * up to that step, so that the weights are those that Keras would be left with.
 */
export class LossGuard {
  private before: ReadonlyMap<string, Float32Array> | null = null;

  constructor(private readonly state: EngineState) {}

  /** Runs a chunk. */
  async run(chunk: Chunk, programs: Programs, signal: AbortSignal): Promise<GuardedResult> {
    // After a call of one step there is nothing to take back.
    this.before = chunk.steps > 1 ? new Map(this.state.names.map((name) => [name, this.state.read(name)])) : null;
    const result = await programs.run(chunk, signal);
    const last = result.measurements['loss']?.findIndex((loss) => !Number.isFinite(loss)) ?? -1;
    if (last < 0) return { ...result, isEnd: false };
    const steps = last + 1;
    if (steps === result.steps || this.before === null) return { ...result, isEnd: true };
    for (const [name, values] of this.before) this.state.write(name, values);
    const repeated = { ...chunk, steps, rows: chunk.rows.subarray(0, steps * chunk.batchSize) };
    // Also where the run is to end meanwhile: half of it would leave weights of no step that was told.
    return { ...(await programs.run(repeated, new AbortController().signal)), isEnd: true };
  }
}

import * as l10n from '@vscode/l10n';
import type { EngineState } from '../../engines/index.js';
import type { ModelSpec } from '../../spec/index.js';
import type { NotFinite } from '../../protocol/index.js';
import type { Chunk, Programs } from './programs.js';

/** How much of a run's time may go into copies of its weights. */
const share = 0.01;

/**
 * Finds the first step of a run in which a number is NaN or infinite, and the layer where it came about. From time to time
 * it copies the weights; where a call of the engine has measured such a number, it repeats the steps since the last copy
 * and looks into the one in question. The run goes on as if nothing had been.
 */
export class FirstNotFinite {
  private copy: ReadonlyMap<string, Float32Array> | null = null;
  /** The calls since the copy. */
  private since: Chunk[] = [];
  private copying = 0;
  private isFound = false;
  private readonly begin: number;

  constructor(
    private readonly state: EngineState,
    private readonly model: ModelSpec,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.begin = now();
  }

  /** To be told of each call before it is made. */
  before(chunk: Chunk): void {
    if (this.isFound) return;
    const began = this.now();
    if (this.copy === null || this.copying <= share * (began - this.begin)) {
      this.copy = new Map(this.state.names.map((name) => [name, this.state.read(name)]));
      this.since = [];
      this.copying += this.now() - began;
    }
    this.since.push(chunk);
  }

  /** @returns what was found after a call, where something was; once for each run. */
  async after(measured: Readonly<Record<string, Float32Array>>, programs: Programs, signal: AbortSignal): Promise<NotFinite | null> {
    if (this.isFound) return null;
    const steps = Object.values(measured).map((series) => series.findIndex((value) => !Number.isFinite(value)));
    const index = Math.min(...steps.filter((step) => step >= 0));
    const chunk = this.since.at(-1);
    if (!Number.isFinite(index) || chunk === undefined || this.copy === null) return null;
    this.isFound = true;
    return this.look(chunk, index, this.copy, programs, signal);
  }

  private async look(
    chunk: Chunk,
    index: number,
    copy: ReadonlyMap<string, Float32Array>,
    programs: Programs,
    signal: AbortSignal,
  ): Promise<NotFinite | null> {
    const after = new Map(this.state.names.map((name) => [name, this.state.read(name)]));
    const { batchSize, rows, firstStep } = chunk;
    const step = firstStep + index;
    try {
      this.restore(copy);
      for (const earlier of this.since.slice(0, -1)) await programs.run(earlier, signal);
      if (index > 0) await programs.run({ ...chunk, rows: rows.subarray(0, index * batchSize), steps: index }, signal);
      // A run that is asked to stop on the way has not repeated all steps.
      if (signal.aborted) return null;
      const flags = await programs.diagnose({ batchSize, steps: 1, firstStep: step, rows: rows.subarray(index * batchSize, (index + 1) * batchSize) });
      const [name = 'loss'] = Object.entries(flags).find(([, values]) => values[0] !== 0) ?? [];
      const slash = name.indexOf('/');
      const layer = slash < 0 ? undefined : this.model.layers.find(({ id }) => id === name.slice(slash + 1));
      const message = messageOf(slash < 0 ? name : name.slice(0, slash), layer?.name ?? '', step);
      return { step, ...(layer === undefined ? {} : { layer: layer.id }), message };
    } finally {
      this.restore(after);
    }
  }

  private restore(values: ReadonlyMap<string, Float32Array>): void {
    for (const [name, value] of values) this.state.write(name, value);
  }
}

function messageOf(part: string, layer: string, step: number): string {
  switch (part) {
    case 'weights':
      return l10n.t('Step {0}: the weights of "{1}" are no longer finite. The update before was too large: lower the learning rate, or clip the gradients.', step, layer);
    case 'activations':
      return l10n.t('Step {0}: what comes out of "{1}" is NaN or infinite, the first layer where it is.', step, layer);
    case 'gradients':
      return l10n.t('Step {0}: the gradients of "{1}" are NaN or infinite; all that comes out of the layers is finite.', step, layer);
    default:
      return l10n.t('Step {0}: the loss is NaN or infinite; all that comes out of the layers is finite.', step);
  }
}

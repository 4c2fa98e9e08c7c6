import type { StepGraph } from '../../graph/index.js';
import type { Engine, EngineState, InitialValues, Program } from '../engine.js';
import { CompileError } from '../errors.js';
import { TfjsProgram } from './program.js';
import { activate, type BackendName, type TfjsRuntime } from './runtime.js';
import { TfjsState } from './state.js';
import { compileStep } from './step.js';

/** Interprets training graphs with tfjs, operation by operation. */
export class TfjsEngine implements Engine {
  readonly name = 'tfjs';
  readonly description: string;

  constructor(private readonly runtime: TfjsRuntime) {
    this.description = `tfjs ${runtime.version}, ${backendTitles[runtime.backend]}`;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- others compile in the background
  async compile(graph: StepGraph): Promise<Program> {
    try {
      activate(this.runtime);
      return new TfjsProgram(this.runtime, graph, compileStep(this.runtime, graph));
    } catch (error) {
      throw new CompileError(error);
    }
  }

  createState(values: InitialValues): EngineState {
    return new TfjsState(values);
  }
}

const backendTitles: Readonly<Record<BackendName, string>> = { tensorflow: 'TensorFlow', wasm: 'WASM', cpu: 'CPU' };

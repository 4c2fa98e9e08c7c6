import type { StepGraph } from '../../graph/index.js';
import type { Engine, EngineState, InitialValues, Program } from '../engine.js';
import { CompileError } from '../errors.js';
import { OnnxruntimeProgram } from './program.js';
import { providerTitle, versionOf, type Runtime } from './runtime.js';
import { OnnxruntimeState } from './state.js';
import { automaticThreads, type ThreadRule } from './threads.js';

/** Runs training graphs with ONNX Runtime: many steps a call, as one `Loop` node of an ONNX model. */
export class OnnxruntimeEngine implements Engine {
  readonly name = 'onnxruntime';
  readonly description: string;

  /** @param provider What computes: `cpu`, or another one of the runtime's. @param threads How many compute a graph. */
  constructor(
    private readonly runtime: Runtime,
    private readonly provider: string,
    private readonly threads: ThreadRule = automaticThreads,
  ) {
    this.description = `onnxruntime ${versionOf(runtime)}, ${providerTitle(provider)}`;
  }

  async compile(graph: StepGraph): Promise<Program> {
    try {
      return await OnnxruntimeProgram.of(this.runtime, graph, this.provider, this.threads(graph));
    } catch (error) {
      throw new CompileError(error);
    }
  }

  createState(values: InitialValues): EngineState {
    return new OnnxruntimeState(this.runtime, values);
  }
}

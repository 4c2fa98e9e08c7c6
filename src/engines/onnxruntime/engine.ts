import type { StepGraph } from '../../graph/index.js';
import type { Engine, EngineState, InitialValues, Program } from '../engine.js';
import { CompileError, EngineUnavailableError } from '../errors.js';
import { OnnxruntimeProgram } from './program.js';
import { createSession, loadRuntime, type Runtime } from './runtime.js';
import { OnnxruntimeState } from './state.js';
import { writeStepLoop } from './step-loop.js';

/** Runs training graphs with ONNX Runtime: many steps a call, as one `Loop` node of an ONNX model. */
class OnnxruntimeEngine implements Engine {
  readonly name = 'onnxruntime';
  readonly description: string;

  constructor(private readonly runtime: Runtime) {
    this.description = `onnxruntime ${runtime.env.versions.node ?? runtime.env.versions.common}, CPU`;
  }

  async compile(graph: StepGraph): Promise<Program> {
    try {
      const loop = writeStepLoop(graph);
      return new OnnxruntimeProgram(this.runtime, await createSession(this.runtime, loop.model), graph, loop);
    } catch (error) {
      throw new CompileError(error);
    }
  }

  createState(values: InitialValues): EngineState {
    return new OnnxruntimeState(this.runtime, values);
  }
}

/** @throws EngineUnavailableError where its native library does not load on this machine. */
export async function loadOnnxruntimeEngine(): Promise<Engine> {
  try {
    return new OnnxruntimeEngine(await loadRuntime());
  } catch (error) {
    throw new EngineUnavailableError('onnxruntime', error);
  }
}

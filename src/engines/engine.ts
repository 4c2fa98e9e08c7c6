import type { DataArray } from '../data/index.js';
import type { StepGraph } from '../graph/index.js';

/** Weights, statistics and optimizer slots as an engine keeps them between calls; shared by its programs. */
export interface EngineState {
  /** A copy of a variable's value. */
  read(name: string): Float32Array;
  /** Copies values in. */
  write(name: string, values: Float32Array): void;
  readonly names: readonly string[];
}

/** The variables that a state starts from, by name. */
export type InitialValues = ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>;

/** What one call runs. */
export interface ProgramRequest {
  /** The sample numbers of the batches, one after another: steps × batch size. */
  readonly rows: Int32Array;
  readonly steps: number;
  /** By the name of the batch input. */
  readonly data: Readonly<Record<string, DataArray>>;
  /** One value a step for each scalar of the graph. */
  readonly scalars: Readonly<Record<string, Float32Array>>;
  readonly seed: number;
  /** The number of the first step, which the random streams depend on. */
  readonly firstStep: number;
  /** Where it is aborted, the call may end early, after a step that it has finished. */
  readonly signal?: AbortSignal;
}

/** What became of a call. */
export interface ProgramResult {
  /** How many steps were run: all, unless the call was told to end. */
  readonly steps: number;
  /** What was measured in them: one value a step for each measurement of the graph. */
  readonly measurements: Readonly<Record<string, Float32Array>>;
}

/** A compiled {@link StepGraph}. */
export interface Program {
  /**
   * Runs many steps; the state afterwards is that after the last one, or as it was where the call fails. One call at a
   * time for each state.
   * @throws RequestError where the request does not fit the graph.
   */
  run(state: EngineState, request: ProgramRequest): Promise<ProgramResult>;
  dispose(): Promise<void>;
}

/** Runs training graphs. */
export interface Engine {
  /** As settings and the command line name it: `onnxruntime`. */
  readonly name: string;
  /** For people: "onnxruntime 1.30.0, CPU". */
  readonly description: string;
  /** @throws CompileError where the engine cannot run the graph. */
  compile(graph: StepGraph): Promise<Program>;
  /** Copies the values into a state of its own. */
  createState(values: InitialValues): EngineState;
}

import type { CompileStep, ModelSpec } from '../spec/index.js';

/** A model and where the values of its weights come from. */
export interface SavedModel {
  /** As the file makes it: models among its layers are layers. */
  readonly model: ModelSpec;
  /** All models of the file, among them those that stand as layers. */
  readonly models: readonly ModelSpec[];
  /** Null where the model is not compiled. */
  readonly compile: CompileStep | null;
  /** The value of a weight by its name in an engine's state, `dense/kernel`. */
  readonly read: (name: string) => Float32Array;
}

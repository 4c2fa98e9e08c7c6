import type { Engine } from './engine.js';

/** The provider that stands for the best one that loads. */
export const automatic = 'auto';

/** What is known of an engine before any of its native code is loaded. */
export interface EngineDefinition {
  /** As settings and the command line name it: `onnxruntime`. */
  readonly name: string;
  /** What may compute for it, and is tried in this order where nobody chose: `tensorflow`, `wasm`, `cpu`. */
  readonly automaticProviders: readonly string[];
  /**
   * All that can be asked for on this machine.
   * @throws where the engine does not load.
   */
  providers(): Promise<readonly string[]>;
  /** The engine, ready to compile. @throws where it does not load, or the provider does not work on this machine. */
  load(provider: string): Promise<Engine>;
}

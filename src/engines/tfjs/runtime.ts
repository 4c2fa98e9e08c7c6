import type { RuleContext } from './rules/rule.js';

/** The backends of tfjs, fastest first. */
export const backendNames = ['tensorflow', 'wasm', 'cpu'] as const;

export type BackendName = (typeof backendNames)[number];

/** tfjs with a backend that is ready. */
export interface TfjsRuntime extends RuleContext {
  readonly backend: BackendName;
  /** That of tfjs. */
  readonly version: string;
}

/** Makes the runtime's backend the one that computes; another engine in this process may have chosen another one. */
export function activate({ tf, backend }: TfjsRuntime): void {
  // A backend that has been ready once is there at once.
  if (tf.getBackend() !== backend) void tf.setBackend(backend);
}

import type { Unknown } from '../../../spec/index.js';
import type { Value } from './values.js';

/** A `break` or `continue` that happens under a condition that is not known. */
export interface PossibleJump {
  readonly kind: 'break' | 'continue';
  readonly reason: Unknown;
}

/** What comes after a statement. */
export type Flow =
  | { readonly kind: 'next'; readonly possibleJump: PossibleJump | null }
  | { readonly kind: 'return'; readonly value: Value }
  | { readonly kind: 'break' | 'continue' | 'raise' };

export const next: Flow = { kind: 'next', possibleJump: null };

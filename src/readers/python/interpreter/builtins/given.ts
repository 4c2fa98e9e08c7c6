import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../../spec/index.js';
import type { Call } from '../call.js';
import { elementsOf } from '../elements.js';
import { none, type Value } from '../values.js';

/** A function that is built in. */
export type Builtin = (call: Call) => Value;

export const first = (call: Call): Value => call.positional[0]?.value ?? none;

export function notKnown(call: Call): Unknown {
  const given = [...call.positional, ...call.keywords.values()].map(({ value }) => value);
  return given.find(isUnknown) ?? unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
}

/** The elements of the first argument, or what is not known of them. */
export function withElements(call: Call, use: (elements: readonly Value[]) => Value): Value {
  const elements = elementsOf(first(call), call.range);
  return isUnknown(elements) ? elements : use(elements);
}

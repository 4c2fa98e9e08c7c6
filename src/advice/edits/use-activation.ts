import type { TextEdit } from '../finding.js';
import type { Activation } from '../network/activation.js';
import type { Output } from '../network/output.js';
import { areAllTheirCallsMake } from '../gather.js';
import type { RuleContext } from '../rule.js';
import { pythonString } from './python-string.js';
import { setArgument } from './set-argument.js';

/** The edits that make a layer's units apply another function; null where none is certain. */
export function useActivation(context: Pick<RuleContext, 'textOf' | 'layersByCall'>, { layer, argument }: Activation, wanted: string): TextEdit[] | null {
  if (argument === undefined || !areAllTheirCallsMake(context, [layer])) return null;
  const text = context.textOf(layer.source.range);
  return setArgument(text, layer.source, argument, pythonString(text, layer.source, wanted));
}

/** The edits that make an output apply a function, be it given one now or not; null where none is certain. */
export function useOutputActivation(context: Pick<RuleContext, 'textOf' | 'layersByCall'>, { activation, layer }: Output, wanted: string): TextEdit[] | null {
  if (activation === 'unknown') return null;
  if (activation !== null) return useActivation(context, activation, wanted);
  return layer === null || !('activation' in layer.config) ? null : useActivation(context, { name: 'linear', layer, argument: 'activation' }, wanted);
}

import type { CallSource } from '../../spec/index.js';
import type { Finding, Fix, TextEdit } from '../finding.js';
import { rangeAtFault } from '../gather.js';
import type { Output } from '../network/output.js';
import type { Compilation } from '../training/compilation.js';

/** Where a finding is, and what it is about. */
export type Place = Pick<Finding, 'range' | 'layers' | 'call'>;

/** At the function of an output: the argument that names it, the layer that applies it, or else the layer itself. Null where neither is known. */
export function atOutput({ activation, layer }: Output): Place | null {
  const holder = activation === null || activation === 'unknown' ? layer : activation.layer;
  if (holder === null) return null;
  return { range: rangeAtFault(holder.source, 'activation'), layers: [holder.id] };
}

/** At an argument of a call that a model is compiled or trained with, about the layer that its output comes from. */
export function atCall(call: CallSource, { outputs }: Pick<Compilation, 'outputs'>, ...parameters: readonly string[]): Place {
  return { range: rangeAtFault(call, ...parameters), call: call.range, layers: outputs.flatMap(({ layer }) => layer?.id ?? []) };
}

/** A fix with these edits; nothing where they are not certain. */
export function fixWith(title: string, edits: readonly TextEdit[] | null): { readonly fix?: Fix } {
  return edits === null || edits.length === 0 ? {} : { fix: { title, edits } };
}

import * as l10n from '@vscode/l10n';
import type { CallSource, LayerSpec, SourceRange, TrainingPlan } from '../spec/index.js';
import { writtenArguments } from './edits/set-argument.js';
import type { Network, Neurons } from './network/network.js';
import type { RuleContext } from './rule.js';

/** Layers that one call in the code makes; several, where it stands in a loop. */
export interface Gathered {
  readonly source: CallSource;
  /** At least one. */
  readonly members: readonly [Neurons, ...Neurons[]];
}

/** Gathers the chosen layers of all models by the call that makes them. */
export function gatherBySource(networks: readonly Network[], isChosen: (neurons: Neurons) => boolean): Gathered[] {
  const bySource = new Map<string, [Neurons, ...Neurons[]]>();
  const seen = new Set<string>();
  for (const { neurons } of networks) {
    for (const each of neurons) {
      if (seen.has(each.layer.id) || !isChosen(each)) continue;
      seen.add(each.layer.id);
      const beginning = beginningOf(each.layer.source.range);
      const members = bySource.get(beginning);
      if (members === undefined) bySource.set(beginning, [each]);
      else members.push(each);
    }
  }
  return [...bySource.values()].map((members) => ({ source: members[0].layer.source, members }));
}

/** The ids of the layers that each call of a plan makes, by {@link beginningOf} the call. */
export function layersByCall(plan: TrainingPlan): Map<string, Set<string>> {
  const made = new Map<string, Set<string>>();
  for (const { id, source } of plan.models.flatMap(({ layers }) => layers)) {
    const beginning = beginningOf(source.range);
    const ids = made.get(beginning);
    if (ids === undefined) made.set(beginning, new Set([id]));
    else ids.add(id);
  }
  return made;
}

/** Whether the calls that make these layers make no others, so that an edit of the calls is about them alone. */
export function areAllTheirCallsMake(context: Pick<RuleContext, 'layersByCall'>, layers: readonly LayerSpec[]): boolean {
  const ids = new Set(layers.map(({ id }) => id));
  const beginnings = new Set(layers.map(({ source }) => beginningOf(source.range)));
  return [...beginnings].every((beginning) => [...(context.layersByCall.get(beginning) ?? [])].every((id) => ids.has(id)));
}

/** What tells the calls of a file and of the modules that it imports from each other: the file, and where they begin. */
export function beginningOf({ source, start }: SourceRange): string {
  return `${source}\0${start}`;
}

/** Layers in words: `dense`, "20 layers, dense to dense_19", or "2 layers named dense" of models that were made anew. */
export function inWords(members: readonly Neurons[]): string {
  const first = members[0]?.layer.name ?? '';
  const last = members.at(-1)?.layer.name ?? '';
  if (members.length < 2) return first;
  return first === last ? l10n.t('{0} layers named {1}', members.length, first) : l10n.t('{0} layers, {1} to {2}', members.length, first, last);
}

/** The first of these arguments that stands in the call; where none of them does, the name of what is called. */
export function rangeAtFault(source: CallSource, ...parameters: readonly string[]): SourceRange {
  for (const parameter of parameters) {
    const argument = writtenArguments(source).find(({ name }) => name === parameter);
    if (argument !== undefined) return argument.range;
  }
  return source.callee;
}

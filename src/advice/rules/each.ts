import type { FitStep, LayerSpec } from '../../spec/index.js';
import type { Finding } from '../finding.js';
import { usesOf, type CallNode } from '../network/calls.js';
import type { Rule, RuleContext } from '../rule.js';
import type { Compilation } from '../training/compilation.js';

/** What a rule has to say about one thing: nothing, one finding or several. */
type Said = Finding | null | readonly Finding[];

const listed = (said: Said): readonly Finding[] => (said === null ? [] : Array.isArray(said) ? (said as readonly Finding[]) : [said as Finding]);

/** A check that looks at every compile of a file. */
export function eachCompilation(sayOf: (compilation: Compilation, context: RuleContext) => Said): Rule['check'] {
  return (context) => context.compilations.flatMap((compilation) => listed(sayOf(compilation, context)));
}

/** A check that looks at every fit of a file, with the compile that it is under. */
export function eachFit(sayOf: (fit: FitStep, compilation: Compilation, context: RuleContext) => Said): Rule['check'] {
  return (context) => context.compilations.flatMap((compilation) => compilation.fits.flatMap((fit) => listed(sayOf(fit, compilation, context))));
}

/** A check that looks at every layer of every model. */
export function eachLayer(sayOf: (layer: LayerSpec, context: RuleContext) => Said): Rule['check'] {
  return (context) => context.plan.models.flatMap(({ layers }) => said(layers, context, sayOf));
}

/** A check that looks at every use of a layer in every model, and what comes after it. */
export function eachUse(sayOf: (use: CallNode, context: RuleContext) => Said): Rule['check'] {
  return (context) => context.plan.models.flatMap((model) => said(usesOf(model), context, sayOf));
}

/** What is said of things in their order; of most of them nothing. */
function said<Thing>(things: readonly Thing[], context: RuleContext, sayOf: (thing: Thing, context: RuleContext) => Said): Finding[] {
  const findings: Finding[] = [];
  for (const thing of things) findings.push(...listed(sayOf(thing, context)));
  return findings;
}

import * as l10n from '@vscode/l10n';
import { GraphError, numbersAttribute, stringAttribute, topologicalOrder, usedResults, type Tensor } from '../../graph/index.js';
import { evaluate } from './evaluation.js';
import { findFixed, makePlan, type Plan } from './plan.js';
import { rules } from './rules/index.js';
import type { RuleContext } from './rules/rule.js';
import { compileScan, type CompiledScan } from './scan.js';
import { disposeValue, fitsTfjs, valueOf, type Single } from './values.js';
import { wideRules } from './wide/index.js';

/** Nodes that are ready to be computed, again and again. */
export interface CompiledGraph {
  readonly plan: Plan;
  /** What is the same each time. */
  readonly fixed: ReadonlyMap<Tensor, Single>;
  /** The loops among the nodes. */
  readonly scans: ReadonlyMap<Tensor, CompiledScan>;
}

/** The operations that the interpreter itself knows. */
export const interpreted: ReadonlySet<string> = new Set(['Input', 'Constant', 'RandomUniform', 'Split', 'Scan', 'Result']);

/**
 * Plans how to compute some nodes, and computes what never changes.
 * @param given The nodes whose values will be given.
 * @throws GraphError where there is no rule for a node, or a leaf is not given.
 */
export function compileGraph(context: RuleContext, roots: readonly Tensor[], given: readonly Tensor[]): CompiledGraph {
  const known = new Set(given);
  const isGiven = (tensor: Tensor): boolean => known.has(tensor);
  const order = topologicalOrder(roots, isGiven).filter((tensor) => !isGiven(tensor));
  order.forEach(requireRule);
  const used = usedResults(order);
  const scans = new Map<Tensor, CompiledScan>();
  for (const node of order.filter(({ operation }) => operation === 'Scan')) {
    scans.set(node, compileScan(node, used.get(node) ?? [], (...inner) => compileGraph(context, ...inner)));
  }
  const fixed = computeFixed(context, { roots, isGiven, order, scans });
  return { plan: makePlan(roots, (tensor) => isGiven(tensor) || fixed.has(tensor)), fixed, scans };
}

/** Frees what a graph keeps. */
export function disposeGraph({ fixed, scans }: CompiledGraph): void {
  fixed.forEach(disposeValue);
  scans.forEach(({ step }) => disposeGraph(step));
}

interface Nodes {
  readonly roots: readonly Tensor[];
  readonly isGiven: (tensor: Tensor) => boolean;
  /** All that is not given, inputs before those who use them. */
  readonly order: readonly Tensor[];
  readonly scans: ReadonlyMap<Tensor, CompiledScan>;
}

/** Computes the constants, and what is made of them alone. */
function computeFixed(context: RuleContext, { roots, isGiven, order, scans }: Nodes): Map<Tensor, Single> {
  const constants = new Map(
    order
      .filter(({ operation }) => operation === 'Constant')
      .map((tensor): [Tensor, Single] => [tensor, valueOf(context.tf, constantValues(tensor), tensor)]),
  );
  const made = findFixed(roots, isGiven).filter((tensor) => !constants.has(tensor));
  const graph = { plan: makePlan(made, (tensor) => constants.has(tensor)), fixed: constants, scans };
  const evaluation = evaluate(context, graph, new Map());
  for (;;) {
    const { done, value } = evaluation.next();
    if (done !== true) continue;
    made.forEach((tensor, index) => {
      const own = value[index];
      if (own !== undefined) constants.set(tensor, own);
    });
    return constants;
  }
}

function constantValues(tensor: Tensor): readonly number[] | Float32Array {
  const values = numbersAttribute(tensor.attributes, 'values');
  if (fitsTfjs(values, tensor)) return values;
  throw new GraphError('Constant', l10n.t('tfjs has no whole numbers beyond 32 bits.'));
}

function requireRule({ operation, attributes, type, inputs }: Tensor): void {
  if (operation === 'Input') {
    throw new GraphError(operation, l10n.t('No value is bound to the input "{0}".', stringAttribute(attributes, 'name')));
  }
  const isWide = type === 'float64' || inputs.some((input) => input.type === 'float64');
  if (interpreted.has(operation) || (isWide ? wideRules : rules).has(operation)) return;
  throw new GraphError(operation, l10n.t('tfjs cannot compute the operation {0} of {1}.', operation, type));
}

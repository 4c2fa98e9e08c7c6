import { numberAttribute, numbersAttribute, resultIndex, type Tensor } from '../../graph/index.js';
import type { CompiledGraph } from './compile.js';
import { rules } from './rules/index.js';
import type { RuleContext } from './rules/rule.js';
import { runScan } from './scan.js';
import { partsOf } from './sequence.js';
import { asTfjs, asWide, disposeValue, resultAt, shareValue, single, valueOf, type Single, type Value } from './values.js';
import { wideRules } from './wide/index.js';

/**
 * Computes the roots of a graph, one node after another, and yields after each, so that whoever runs it may do something
 * else for a while, or end it. Everything that was made on the way is freed, whichever way it ends.
 * @param given The values of the nodes that the graph was compiled with as given; they are left alone.
 * @returns The values of the roots, in their order; to be disposed of by the caller.
 */
export function* evaluate(
  context: RuleContext,
  graph: CompiledGraph,
  given: ReadonlyMap<Tensor, Value>,
): Generator<void, Single[]> {
  const { instructions, roots } = graph.plan;
  const values = new Map<Tensor, Value>();
  const valueOfNode = (tensor: Tensor): Value => {
    const value = values.get(tensor) ?? given.get(tensor) ?? graph.fixed.get(tensor);
    if (value === undefined) throw new Error(`${tensor.operation} was not computed.`);
    return value;
  };
  try {
    for (const { node, last } of instructions) {
      values.set(node, yield* compute(context, graph, node, node.inputs.map(valueOfNode)));
      for (const tensor of last) {
        disposeValue(valueOfNode(tensor));
        values.delete(tensor);
      }
      yield;
    }
    return roots.map((root) => shareValue(single(valueOfNode(root))));
  } finally {
    values.forEach(disposeValue);
  }
}

function* compute(context: RuleContext, graph: CompiledGraph, node: Tensor, inputs: readonly Value[]): Generator<void, Value> {
  switch (node.operation) {
    case 'Result':
      return shareValue(resultAt(inputs[0], resultIndex(node)));
    case 'Split': {
      const lengths = [...numbersAttribute(node.attributes, 'lengths')];
      return new Map(partsOf(context.tf, single(inputs[0]), numberAttribute(node.attributes, 'axis'), lengths).entries());
    }
    case 'Scan': {
      const scan = graph.scans.get(node);
      if (scan === undefined) throw new Error('A scan was not compiled.');
      return yield* runScan(context, scan, inputs, (step, given) => evaluate(context, step, given));
    }
    default:
      return computeOne(context, node, inputs);
  }
}

/** Computes a node with one result by its rule. */
function computeOne(context: RuleContext, node: Tensor, inputs: readonly Value[]): Single {
  if (node.type === 'float64' || node.inputs.some(({ type }) => type === 'float64')) {
    return valueOf(context.tf, ruleOf(wideRules, node)(inputs.map(asWide), node), node);
  }
  const rule = ruleOf(rules, node);
  const tensors = inputs.map(asTfjs);
  const result = context.tf.tidy(() => rule(context, tensors, node));
  return tensors.includes(result) ? result.clone() : result;
}

function ruleOf<Rule>(table: ReadonlyMap<string, Rule>, { operation }: Tensor): Rule {
  const rule = table.get(operation);
  if (rule === undefined) throw new Error(`There is no rule for ${operation}; compiling should have said so.`);
  return rule;
}

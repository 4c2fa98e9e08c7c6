import { topologicalOrder, type StateVariable, type StepGraph, type Tensor } from '../../graph/index.js';
import { planStreams, type RandomPlan } from '../random.js';
import { compileGraph, type CompiledGraph } from './compile.js';
import type { RuleContext } from './rules/rule.js';

/** A step graph, ready to be interpreted. */
export interface CompiledStep {
  /** Its roots are the next values of the variables that change, and then what is measured. */
  readonly graph: CompiledGraph;
  readonly changing: readonly StateVariable[];
  readonly random: RandomPlan & { readonly leaves: readonly Tensor[] };
}

/** @throws GraphError where tfjs cannot compute a node, or a leaf has no value. */
export function compileStep(context: RuleContext, step: StepGraph): CompiledStep {
  const changing = step.state.filter(({ read, next }) => next !== read);
  const roots = [...changing.map(({ next }) => next), ...step.measurements.map(({ tensor }) => tensor)];
  const leaves = topologicalOrder(roots).filter(({ operation }) => operation === 'RandomUniform');
  const given = [...step.state.map(({ read }) => read), ...[...step.batchInputs, ...step.scalars].map(({ tensor }) => tensor), ...leaves];
  return { graph: compileGraph(context, roots, given), changing, random: { ...planStreams(leaves), leaves } };
}

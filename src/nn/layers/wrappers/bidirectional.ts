import * as l10n from '@vscode/l10n';
import { add, concatenate, multiply, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { argument, ArgumentError, booleanArgument } from '../../argument.js';
import { ShapeError, type ForwardContext, type LayerDefinition } from '../../definition.js';
import { PrefixedContext } from '../prefixed-context.js';
import { firstOutput, halves, isRecurrent, outputMask, outputsOf } from '../recurrent/index.js';
import { wrappedLayer, type FindLayer, type WrappedLayer } from './wrapped.js';

const NAME = 'Bidirectional';

/** How the outputs of both ways become one; null keeps both. */
const mergeModes = ['concat', 'sum', 'mul', 'ave', null];

/**
 * A recurrent layer along a sequence, and one against it (Schuster and Paliwal, 1997;
 * keras/src/layers/rnn/bidirectional.py).
 */
export const bidirectional = (find: FindLayer): LayerDefinition => ({
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'layer' },
    { name: 'merge_mode', default: 'concat' },
    { name: 'weights', default: null },
    { name: 'backward_layer', default: null },
  ],
  callArguments: ['sequences'],
  outputShapes: (config, inputs) => outputShapes(config, inputs, find),
  outputShape: (config, inputs) => firstOutput(outputShapes(config, inputs, find)),
  weights(config, inputs) {
    const ways = waysOf(config, find);
    if (isUnknown(ways)) return ways;
    const weights: WeightSpec[] = [];
    for (const way of ['forward', 'backward'] as const) {
      const { definition, config: own } = ways[way];
      const found = definition.weights(own, inputs);
      if (isUnknown(found)) return found;
      weights.push(...found.map((weight) => ({ ...weight, name: `${way}/${weight.name}` })));
    }
    return weights;
  },
  forward: (context, config, inputs) => forward(context, config, inputs, find),
  outputMask(context, config) {
    const ways = waysOf(config, find);
    return isUnknown(ways) ? null : (outputMask(context, ways.forward.config, []) ?? null);
  },
});

function forward(
  context: ForwardContext,
  config: Config,
  inputs: readonly Tensor[],
  find: FindLayer,
): readonly Tensor[] {
  const ways = waysOf(config, find);
  if (isUnknown(ways)) throw new ArgumentError('layer', ways.reason);
  const reverse = booleanArgument(ways.forward.config, 'go_backwards');
  const [forwardStates, backwardStates] = halves(context.callTensors('initial_state'));
  const there = outputsOfWay(context, 'forward', ways.forward, inputs, forwardStates, reverse, reverse);
  // What comes on the way back is turned around, so that both ways' outputs of a step meet.
  const back = outputsOfWay(context, 'backward', ways.backward, inputs, backwardStates, !reverse, reverse);
  const [output, ...states] = there;
  const [other, ...otherStates] = back;
  if (output === undefined || other === undefined) throw new Error('A recurrent layer has an output.');
  return [...merged(config, output, other), ...states, ...otherStates];
}

/** @param turn Whether the outputs come in the order against that of the input. */
function outputsOfWay(
  context: ForwardContext,
  way: keyof Ways,
  { definition, config }: WrappedLayer,
  inputs: readonly Tensor[],
  states: readonly Tensor[],
  reverse: boolean,
  turn: boolean,
): readonly Tensor[] {
  if (!isRecurrent(definition)) {
    const message = l10n.t('Bidirectional with a layer of class {0} cannot be trained yet.', definition.className);
    throw new ArgumentError('layer', message);
  }
  if (argument(config, 'activity_regularizer') !== null) {
    const message = l10n.t('Bidirectional with a layer that has an "activity_regularizer" cannot be trained yet.');
    throw new ArgumentError('activity_regularizer', message);
  }
  const around = new PrefixedContext(context, `${way}/`, context.mask(), { initial_state: states });
  return outputsOf(config, definition.walk(around, config, inputs, reverse), turn);
}

/** keras/src/layers/rnn/bidirectional.py, `call`. */
function merged(config: Config, there: Tensor, back: Tensor): readonly Tensor[] {
  switch (argument(config, 'merge_mode')) {
    case null:
      return [there, back];
    case 'sum':
      return [add(there, back)];
    case 'ave':
      return [multiply(add(there, back), 0.5)];
    case 'mul':
      return [multiply(there, back)];
    default:
      return [concatenate([there, back], -1)];
  }
}

function outputShapes(config: Config, inputs: readonly Shape[], find: FindLayer): Maybe<readonly Shape[]> {
  const ways = waysOf(config, find);
  if (isUnknown(ways)) return ways;
  const { definition, config: own } = ways.forward;
  const outputs = definition.outputShapes?.(own, inputs) ?? [];
  if (isUnknown(outputs)) return outputs;
  const [output = [], ...states] = outputs;
  const merged = mergedOutputs(config, output);
  return isUnknown(merged) ? merged : [...merged, ...states, ...states];
}

function mergedOutputs(config: Config, output: Shape): Maybe<readonly Shape[]> {
  const mode = argument(config, 'merge_mode');
  if (isUnknown(mode)) return mode;
  if (mode === null) return [output, output];
  if (mode !== 'concat') return [output];
  const length = output.at(-1) ?? null;
  return [[...output.slice(0, -1), length === null ? null : 2 * length]];
}

interface Ways {
  readonly forward: WrappedLayer;
  readonly backward: WrappedLayer;
}

/** The layers of both ways: the other way's is a copy of the first unless the file gives it. */
function waysOf(config: Config, find: FindLayer): Maybe<Ways> {
  const mode = argument(config, 'merge_mode');
  if (!isUnknown(mode) && !mergeModes.some((one) => one === mode)) {
    throw new ArgumentError(
      'merge_mode',
      l10n.t('The "merge_mode" of Bidirectional must be "concat", "sum", "mul", "ave" or None.'),
    );
  }
  const forward = recurrentLayer(config, 'layer', find);
  if (isUnknown(forward)) return forward;
  if (argument(config, 'backward_layer') === null) {
    const backward = { ...forward, config: { ...forward.config, go_backwards: true } };
    requireOppositeWays(forward.config, backward.config);
    return { forward, backward };
  }
  const backward = recurrentLayer(config, 'backward_layer', find);
  if (isUnknown(backward)) return backward;
  requireOppositeWays(forward.config, backward.config);
  return { forward, backward };
}

function recurrentLayer(config: Config, name: string, find: FindLayer): Maybe<WrappedLayer> {
  const layer = wrappedLayer(NAME, config, name, find);
  if (isUnknown(layer) || layer.definition.outputShapes !== undefined) return layer;
  throw new ShapeError(
    l10n.t('Bidirectional needs a recurrent layer, such as LSTM; it is given {0}.', layer.definition.className),
  );
}

function requireOppositeWays(forward: Config, backward: Config): void {
  const different = ['return_sequences', 'return_state', 'stateful'].find((name) => forward[name] !== backward[name]);
  if (different !== undefined) {
    throw new ArgumentError(different, l10n.t('Both layers of Bidirectional must have the same "{0}".', different));
  }
  if (forward['go_backwards'] === backward['go_backwards']) {
    throw new ArgumentError(
      'go_backwards',
      l10n.t('One layer of Bidirectional must have go_backwards=True, and the other must not.'),
    );
  }
}

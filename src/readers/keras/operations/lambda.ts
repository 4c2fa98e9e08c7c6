import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape, type Unknown } from '../../../spec/index.js';
import { plainCall, type Call, type Context, type GivenArgument, type Value } from '../../python/index.js';
import type { Bound } from '../bind.js';
import { tensorsIn } from './apply.js';
import { FunctionOperation } from './function.js';
import { nothingInferred, type Inference, type Operation } from './operation.js';
import { Tensor } from './tensor.js';

/** What a Lambda computes: a function of the file, with the arguments that it is always given. */
export interface LambdaFunction {
  readonly callee: Value;
  readonly keywords: ReadonlyMap<string, GivenArgument>;
  readonly context: Context;
}

/** The function of a `Lambda(function, arguments={…})`; `undefined` where it is not known. */
export function lambdaFunction({ given, call }: Bound): LambdaFunction | undefined {
  const callee = given.get('function')?.value;
  const options = given.get('arguments')?.value;
  if (callee?.kind !== 'function' && callee?.kind !== 'native') return undefined;
  if (options !== undefined && options.kind !== 'none' && options.kind !== 'dictionary') return undefined;
  const entries = options?.kind === 'dictionary' ? [...options.entries.values()] : [];
  const keywords = new Map(entries.flatMap(({ key, value }) => (key.kind === 'string' ? [[key.value, { value, place: null }] as const] : [])));
  return { callee, keywords, context: call };
}

/** The shapes that the function gives, run on tensors of known shapes as Keras does to find them; a Lambda has no weights. */
export function inferLambda(operation: Operation, { callee, keywords, context }: LambdaFunction, shapes: readonly Shape[]): Inference {
  const { interpreter, range } = context;
  const { session } = operation;
  const names = session.names.save();
  const tensors = shapes.map((shape) => placeholder(operation, shape));
  const [only] = tensors;
  const results: Value[] = [];
  interpreter.guard(range, () => {
    const call: Call = { ...plainCall(context, [tensors.length === 1 && only !== undefined ? only : interpreter.list(tensors)]), keywords };
    results.push(interpreter.call(callee, call));
  });
  session.names.restore(names);
  const [result = notRead(context)] = results;
  const outputs = tensorsIn(result).map(({ shape }) => shape);
  const [shape, ...others] = outputs;
  if (shape === undefined) return { ...nothingInferred(isUnknown(result) ? result : notRead(context)), weights: [] };
  return { outputShape: shape, ...(others.length > 0 && { outputShapes: outputs }), weights: [] };
}

function notRead({ range }: Context): Unknown {
  return unknown(l10n.t('What this call gives is known only when the file runs.'), range);
}

/** A tensor that stands for an input of the function. */
function placeholder(operation: Operation, shape: Shape): Tensor {
  const inside = new FunctionOperation(operation.session, 'InputLayer', [shape], operation.source, `${operation.id}/input`);
  inside.applications.push({ inputs: [], inference: inside.infer() });
  return new Tensor(inside, 0, shape, 'float32');
}

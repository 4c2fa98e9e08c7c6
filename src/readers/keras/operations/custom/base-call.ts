import { isUnknown, type CallArgument, type Shape } from '../../../../spec/index.js';
import { takesArgument } from '../../../python/index.js';
import type { Operation } from '../operation.js';
import { Tensor } from '../tensor.js';
import type { CustomBody } from './body.js';

/**
 * What a layer of a class of the file tells the class of Keras that it extends about `training`, where its `call` gives nothing
 * but what that class makes of the input: null where it hands on what it is told, `undefined` where it does anything else.
 */
export function trainingOfBase(operation: Operation, body: CustomBody): boolean | null | undefined {
  if (body.hasBuild || body.parts.length > 0 || body.ownWeights !== undefined) return undefined;
  if (!body.hasCall) return null;
  const shape = operation.applications[0]?.inputs[0]?.shape;
  if (shape === undefined || isUnknown(shape)) return undefined;
  if (!takesArgument(body.type, 'call', 'training')) return toldBase(operation, body, shape, null);
  const [predicting, training] = [false, true].map((told) => toldBase(operation, body, shape, told));
  if (predicting === false && training === true) return null;
  return predicting === training ? training : undefined;
}

/** What the class of Keras is told, where `call` itself is told something; by default its layers predict. */
function toldBase(operation: Operation, body: CustomBody, shape: Shape, told: boolean | null): boolean | undefined {
  const { input, result } = body.callOn(operation, shape, told) ?? {};
  if (!(result instanceof Tensor) || result.operation.className !== operation.className) return undefined;
  const [application] = result.operation.applications;
  const [first, ...others] = application?.arguments ?? [];
  const isWhole = application?.inputs.length === 1 && application.inputs[0] === input && isInput(first);
  const training = others.find(({ name }) => name === 'training')?.value ?? false;
  return isWhole && others.every(({ name }) => name === 'training') && typeof training === 'boolean' ? training : undefined;
}

function isInput(argument: CallArgument | undefined): boolean {
  const value = argument?.value;
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'input';
}

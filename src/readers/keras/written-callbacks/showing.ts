import type { CallExpression, Expression } from '../../python/index.js';
import type { MethodReading } from './method.js';

/** Functions and methods that show or collect something, and change nothing of a training. */
const showing: ReadonlySet<string> = new Set([
  'print', 'display', 'append', 'extend', 'write', 'writerow', 'flush', 'info', 'debug', 'warning', 'set_description', 'set_postfix', 'clear_output', 'collect',
]);

/** Those that only work something out. */
const pure: ReadonlySet<string> = new Set([
  'get', 'keys', 'values', 'items', 'list', 'tuple', 'dict', 'set', 'str', 'repr', 'len', 'format', 'join', 'round', 'float', 'int', 'abs', 'max', 'min', 'sum',
  'sorted', 'range', 'zip', 'enumerate', 'time', 'perf_counter', 'now', 'strftime', 'localtime', 'numpy', 'get_value', 'copy', 'upper', 'lower', 'mean', 'evaluate', 'predict', 'item',
]);

/** Whether a call only shows or collects: `print(…)`, `self.losses.append(…)`. What is asked of the base class does nothing, either. */
export function isShowing(call: CallExpression, method: MethodReading): boolean {
  if (isOfBase(call)) return true;
  const { callee } = call;
  if (!((callee.kind === 'name' || callee.kind === 'attribute') && showing.has(callee.name))) return false;
  if (callee.kind === 'attribute' && (isOfModel(callee.object, method) || !isPure(callee.object))) return false;
  return call.arguments.every(({ value }) => isPure(value));
}

/** Whether working an expression out changes nothing, as far as its calls go by their names. */
export function isPure(expression: Expression): boolean {
  switch (expression.kind) {
    case 'call': {
      const { callee } = expression;
      if (!((callee.kind === 'name' || callee.kind === 'attribute') && pure.has(callee.name))) return false;
      return (callee.kind === 'name' || isPure(callee.object)) && expression.arguments.every(({ value }) => isPure(value));
    }
    case 'attribute':
      return isPure(expression.object);
    case 'subscript':
      return isPure(expression.object) && isPure(expression.index);
    case 'slice':
      return [expression.start, expression.stop, expression.step].every((each) => each === null || isPure(each));
    case 'formatted':
      return expression.parts.every((part) => typeof part === 'string' || isPure(part.value));
    case 'list':
    case 'tuple':
    case 'set':
      return expression.items.every(isPure);
    case 'dictionary':
      return expression.entries.every(({ key, value }) => (key === null || isPure(key)) && isPure(value));
    case 'starred':
      return isPure(expression.value);
    case 'unary':
      return isPure(expression.operand);
    case 'binary':
    case 'logical':
      return isPure(expression.left) && isPure(expression.right);
    case 'comparison':
      return isPure(expression.first) && expression.rest.every(({ right }) => isPure(right));
    case 'conditional':
      return isPure(expression.condition) && isPure(expression.then) && isPure(expression.otherwise);
    case 'comprehension':
      return isPure(expression.element) && expression.clauses.every(({ iterable, conditions }) => isPure(iterable) && conditions.every(isPure));
    case 'name':
    case 'number':
    case 'string':
    case 'constant':
      return true;
    default:
      return false;
  }
}

/** `super().on_epoch_end(epoch, logs)` */
function isOfBase({ callee }: CallExpression): boolean {
  return callee.kind === 'attribute' && callee.object.kind === 'call' && callee.object.callee.kind === 'name' && callee.object.callee.name === 'super';
}

/** Whether something is of the model: what is done to that is done to the training. */
function isOfModel(expression: Expression, method: MethodReading): boolean {
  return method.isChain(expression, 'self', 'model') || (expression.kind === 'attribute' && isOfModel(expression.object, method));
}

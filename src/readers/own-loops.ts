import type { OwnLoop } from '../spec/index.js';
import type { ModuleSyntax } from './python/index.js';

/** The methods by which a file trains in a loop of its own. */
const methods: readonly OwnLoop['method'][] = ['train_on_batch', 'apply_gradients'];

/**
 * Where a file trains without `fit()`: the first call of each method by which it does.
 * @param text Of the file, which most often has none of their names.
 */
export function ownLoops({ statements }: ModuleSyntax, text: string): OwnLoop[] {
  const looked = methods.filter((method) => text.includes(method));
  if (looked.length === 0) return [];
  const found = new Map<OwnLoop['method'], OwnLoop>();
  const pending: object[] = [statements];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const loop = calledHere(node, looked);
    if (loop !== null && loop.range.start < (found.get(loop.method)?.range.start ?? Number.POSITIVE_INFINITY)) found.set(loop.method, loop);
    for (const part of Object.values(node) as unknown[]) if (typeof part === 'object' && part !== null) pending.push(part);
  }
  return [...found.values()].sort((one, other) => one.range.start - other.range.start);
}

function calledHere(node: object, looked: readonly OwnLoop['method'][]): OwnLoop | null {
  const { kind, callee, range } = node as { readonly kind?: unknown; readonly callee?: { readonly kind?: unknown; readonly name?: unknown }; readonly range?: OwnLoop['range'] };
  if (kind !== 'call' || callee?.kind !== 'attribute' || range === undefined) return null;
  const method = looked.find((each) => each === callee.name);
  return method === undefined ? null : { method, range };
}

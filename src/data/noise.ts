import { inputsOf, type ArrayExpression } from '../spec/index.js';

/** What arrays are made of: anything that is no random number, and the draws of those, by their places. */
interface Origins {
  readonly isRandom: boolean;
  readonly draws: ReadonlySet<number>;
}

/** Whether targets are made of random numbers that have nothing to do with those of the samples, so that nothing can be learned from them. */
export function isNoise(x: readonly ArrayExpression[], y: readonly ArrayExpression[]): boolean {
  const [samples, targets] = [originsOf(x), originsOf(y)];
  return samples.isRandom && targets.isRandom && ![...targets.draws].some((draw) => samples.draws.has(draw));
}

/** Arrays that are random but for numbers that are written in the program. */
function originsOf(arrays: readonly ArrayExpression[]): Origins {
  const draws = new Set<number>();
  let hasDraws = false;
  let isOther = false;
  const pending = [...arrays];
  for (let node = pending.pop(); node !== undefined && !isOther; node = pending.pop()) {
    if (node.operation === 'noise' || node.operation === 'random') {
      hasDraws = true;
      if (node.operation === 'random') draws.add(node.source.place);
    } else {
      const inputs = inputsOf(node);
      isOther = inputs.length === 0 && node.operation !== 'literal';
      pending.push(...inputs);
    }
  }
  return { isRandom: hasDraws && !isOther, draws };
}

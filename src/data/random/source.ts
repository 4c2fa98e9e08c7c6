import type { RandomDraw, RandomSource } from '../../spec/index.js';
import { Generator } from './generator.js';
import type { RandomNumbers } from './numbers.js';
import { RandomState } from './random-state.js';

/** A seed of our own for draws whose seed is not known: one for each place, so that a run can be repeated. */
const ownSeed = 20_191_119;

/** The generator of a draw whose seed is not known. @param place tells such draws apart. */
export function unseededState(place: number): RandomState {
  return new RandomState((ownSeed + place) >>> 0);
}

/** The generator as it stands after what was drawn from it before. */
export function randomNumbersOf({ seed, before, place, generator }: RandomSource): RandomNumbers {
  if (seed === null) return unseededState(place);
  const numbers = generator === 'pcg64' ? new Generator(seed) : new RandomState(seed);
  for (const draw of before) skip(numbers, draw);
  return numbers;
}

function skip(numbers: RandomNumbers, draw: RandomDraw): void {
  switch (draw.draw) {
    case 'permutation':
      numbers.permutation(draw.count);
      return;
    case 'choice':
      numbers.choice(draw.population, draw.count);
      return;
    case 'integers':
      for (let left = draw.count; left > 0; left -= 1) numbers.integer(draw.greatest);
      return;
    case 'uniform':
    case 'normal':
      for (let left = draw.count; left > 0; left -= 1) numbers[draw.draw]();
  }
}

import type { RandomDraw, RandomSource } from '../../spec/index.js';
import { RandomState } from './random-state.js';

/** A seed of our own for draws whose seed is not known: one for each place, so that a run can be repeated. */
const ownSeed = 20_191_119;

/** The generator as it stands after what was drawn from it before. */
export function randomStateOf({ seed, before, place }: RandomSource): RandomState {
  const state = new RandomState(seed ?? (ownSeed + place) >>> 0);
  if (seed !== null) for (const draw of before) skip(state, draw);
  return state;
}

function skip(state: RandomState, draw: RandomDraw): void {
  switch (draw.draw) {
    case 'permutation':
      state.permutation(draw.count);
      return;
    case 'integers':
      for (let left = draw.count; left > 0; left -= 1) state.integer(draw.greatest);
      return;
    case 'uniform':
    case 'normal':
      for (let left = draw.count; left > 0; left -= 1) state[draw.draw]();
  }
}

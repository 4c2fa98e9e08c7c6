import type { StatisticArray } from '../../spec/index.js';

/** Reductions of numpy that are followed to the number. */
export const statistics: Readonly<Record<string, StatisticArray['operation']>> = {
  mean: 'mean', std: 'std', var: 'variance', sum: 'sum', min: 'least', amin: 'least', max: 'greatest', amax: 'greatest',
};

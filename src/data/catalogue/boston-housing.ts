import { shuffledTable } from './shuffled-table.js';

/** Boston housing (Harrison and Rubinfeld, 1978): 13 features of 506 towns, and the median value of their houses. */
export const bostonHousing = shuffledTable('boston_housing', 'Boston housing');

import { shuffledTable } from './shuffled-table.js';

/** California housing (Pace and Barry, 1997): eight features of 20,640 districts, and the median value of their houses. */
export const californiaHousing = shuffledTable('california_housing', 'California housing');

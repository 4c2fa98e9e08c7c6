import { kerasDownload } from './keras-file.js';
import { shuffledTable } from './shuffled-table.js';

/** California housing (Pace and Barry, 1997): eight features of 20,640 districts, and the median value of their houses. */
export const californiaHousing = shuffledTable(
  'california_housing',
  'California housing',
  kerasDownload('california_housing.npz', 743_530, '1a2e3a52e0398de6463aebe6f4a8da34fb21fbb6b934cf88c3425e766f2a1a6f'),
);

import { kerasDownload } from './keras-file.js';
import { shuffledTable } from './shuffled-table.js';

/** Boston housing (Harrison and Rubinfeld, 1978): 13 features of 506 towns, and the median value of their houses. */
export const bostonHousing = shuffledTable(
  'boston_housing',
  'Boston housing',
  kerasDownload('boston_housing.npz', 57_026, 'f553886a1f8d56431e820c5b82552d9d95cfcb96d1e678153f8839538947dff5'),
);

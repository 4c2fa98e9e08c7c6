import { bostonHousing } from '../boston-housing.js';
import type { DatasetEntry, DatasetFile } from '../dataset.js';

const array = (member: 'x' | 'y'): readonly DatasetFile[] => [{ path: 'boston_housing.npz', format: 'npz', member }];

/**
 * Boston housing as `load_boston()` gave it until scikit-learn 1.2. Keras's file has the same rows in the same order, which
 * it shuffles only when it loads them: the order that its seed gives makes the 23rd published row (1.23247 …; 15.2) its first.
 */
export const boston: DatasetEntry = {
  ...bostonHousing,
  name: 'boston',
  kerasName: bostonHousing.name,
  files: { 'train/x': array('x'), 'train/y': array('y'), 'test/x': array('x'), 'test/y': array('y') },
};

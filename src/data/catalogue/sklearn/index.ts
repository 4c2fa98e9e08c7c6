import type { DatasetEntry } from '../dataset.js';
import { boston } from './boston.js';
import { breastCancer } from './breast-cancer.js';
import { diabetes } from './diabetes.js';
import { digits } from './digits.js';
import { iris } from './iris.js';
import { wine } from './wine.js';

/** The data sets that scikit-learn ships, or did. */
export const sklearnDatasets: readonly DatasetEntry[] = [iris, wine, breastCancer, digits, diabetes, boston];

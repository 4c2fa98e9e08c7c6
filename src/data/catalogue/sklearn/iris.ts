import { shippedTable } from './shipped.js';

/** Iris (Fisher, 1936): 150 flowers of three kinds, four lengths each. */
export const iris = shippedTable({ name: 'iris', title: 'Iris', file: 'iris.csv', hasCounts: true });

import { shippedTable } from './shipped.js';

/** Breast cancer Wisconsin (Wolberg, Street and Mangasarian, 1995): 569 tumours, 30 measurements each, two classes. */
export const breastCancer = shippedTable({ name: 'breast_cancer', title: 'Breast cancer', file: 'breast_cancer.csv', hasCounts: true });

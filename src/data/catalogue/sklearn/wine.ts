import { shippedTable } from './shipped.js';

/** Wine recognition (Aeberhard and Forina, 1991): 178 wines of three growers, 13 measurements each. */
export const wine = shippedTable({ name: 'wine', title: 'Wine', file: 'wine_data.csv', hasCounts: true });

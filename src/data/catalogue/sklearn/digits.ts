import { shippedTable } from './shipped.js';

/** Optical recognition of digits (Alpaydin and Kaynak, 1998): 1,797 digits of 8 × 8 pixels from 0 to 16. */
export const digits = shippedTable({ name: 'digits', title: 'Digits', file: 'digits.csv.gz', hasCounts: false });

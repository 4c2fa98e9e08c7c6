import { bucketFlag } from '../../src/protocol/index.js';
import type { BucketReading } from '../series/index.js';
import type { Language } from './panel.js';

/** A reading in words: a value, the range of a bucket that holds several, and whatever stands there that is no number. */
export function readingText(reading: BucketReading | undefined, format: (value: number) => string, { texts }: Language): string {
  if (reading === undefined) return '';
  const words: string[] = [];
  if (reading.range) {
    const [low, high] = [format(reading.range.minimum), format(reading.range.maximum)];
    words.push(low === high ? low : texts.get('range', low, high));
  }
  if ((reading.flags & bucketFlag.notANumber) !== 0) words.push(texts.get('notANumber'));
  if ((reading.flags & bucketFlag.infinite) !== 0) words.push(texts.get('infinite'));
  if ((reading.flags & bucketFlag.negativeInfinite) !== 0) words.push(texts.get('negativeInfinite'));
  return words.join(', ');
}

/** A measured value in words, also when it is no number. */
export function valueText(value: number, format: (value: number) => string, { texts }: Language): string {
  if (Number.isNaN(value)) return texts.get('notANumber');
  if (value === Number.POSITIVE_INFINITY) return texts.get('infinite');
  if (value === Number.NEGATIVE_INFINITY) return texts.get('negativeInfinite');
  return format(value);
}

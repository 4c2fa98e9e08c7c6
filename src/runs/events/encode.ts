import { histogramFields } from './histogram.js';
import { bytesField, doubleField, floatField, integerField, packedDoubles } from './protobuf.js';
import type { ValueDistribution } from './value-distribution.js';

/** The fields of `Event` and `Summary.Value` (tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto). */
const eventFields = { wallTime: 1, step: 2, fileVersion: 3, summary: 5, sessionLog: 7 } as const;
const sessionStatusField = 1;
const sessionStart = 1;
const summaryValueField = 1;
const valueFields = { tag: 1, simpleValue: 2, histogram: 5 } as const;

const utf8 = new TextEncoder();
const view = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView => new DataView(buffer, byteOffset, byteLength);

/** The first event of a file, which tells readers its format. */
export function encodeFileVersion(wallTime: number): Uint8Array {
  return Buffer.concat([doubleField(eventFields.wallTime, wallTime), bytesField(eventFields.fileVersion, utf8.encode('brain.Event:2'))]);
}

/** An `Event` message that says that a program goes on at a step: what was logged of it and of later ones before counts no more. */
export function encodeRestart(wallTime: number, step: number): Uint8Array {
  const log = bytesField(eventFields.sessionLog, integerField(sessionStatusField, sessionStart));
  return Buffer.concat([doubleField(eventFields.wallTime, wallTime), integerField(eventFields.step, step), log]);
}

/** An `Event` message with a summary of histograms. */
export function encodeHistograms(wallTime: number, step: number, histograms: readonly (readonly [tag: string, values: ValueDistribution])[]): Uint8Array {
  const values = histograms.map(([tag, { minimum, maximum, count, notFinite, sum, sumOfSquares, limits, counts }]) => {
    const histogram = Buffer.concat([
      doubleField(histogramFields.minimum, minimum),
      doubleField(histogramFields.maximum, maximum),
      // Those that are not finite are counted, though no bucket has a place for them.
      doubleField(histogramFields.number, count + notFinite),
      doubleField(histogramFields.sum, sum),
      doubleField(histogramFields.sumOfSquares, sumOfSquares),
      // Each bucket has its end; where the first begins is not said but by the minimum.
      packedDoubles(histogramFields.bucketLimits, limits.slice(1)),
      packedDoubles(histogramFields.buckets, counts),
    ]);
    return bytesField(summaryValueField, bytesField(valueFields.tag, utf8.encode(tag)), bytesField(valueFields.histogram, histogram));
  });
  return Buffer.concat([doubleField(eventFields.wallTime, wallTime), integerField(eventFields.step, step), bytesField(eventFields.summary, ...values)]);
}

/** Encodes events whose tags repeat from step to step. */
export class EventEncoder {
  /** Of each tag, its `Summary.Value` field up to the four bytes of the number. */
  private readonly prefixes = new Map<string, Uint8Array>();

  /** An `Event` message with a summary of scalars; NaN and infinity are kept. */
  encode(wallTime: number, step: number, scalars: readonly (readonly [tag: string, value: number])[]): Uint8Array {
    const prefixes = scalars.map(([tag]) => this.prefixOf(tag));
    const summary = new Uint8Array(prefixes.reduce((sum, prefix) => sum + prefix.length + 4, 0));
    const numbers = view(summary);
    let offset = 0;
    scalars.forEach(([, value], index) => {
      const prefix = prefixes[index] ?? new Uint8Array();
      summary.set(prefix, offset);
      numbers.setFloat32(offset + prefix.length, value, true);
      offset += prefix.length + 4;
    });
    return Buffer.concat([doubleField(eventFields.wallTime, wallTime), integerField(eventFields.step, step), bytesField(eventFields.summary, summary)]);
  }

  private prefixOf(tag: string): Uint8Array {
    const known = this.prefixes.get(tag);
    if (known !== undefined) return known;
    const whole = bytesField(summaryValueField, bytesField(valueFields.tag, utf8.encode(tag)), floatField(valueFields.simpleValue, 0));
    const prefix = whole.subarray(0, -4);
    this.prefixes.set(tag, prefix);
    return prefix;
  }
}

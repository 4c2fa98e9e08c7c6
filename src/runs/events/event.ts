import { bytesField, doubleField, floatField, integerField, readFields, type WireField } from './protobuf.js';

/** Scalars that were measured at one step. */
export interface ScalarEvent {
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly step: number;
  readonly scalars: ReadonlyMap<string, number>;
}

/** The fields of `Event` and `Summary.Value` (tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto). */
const eventFields = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 } as const;
const summaryValueField = 1;
const valueFields = { tag: 1, simpleValue: 2 } as const;

const utf8 = new TextEncoder();
const view = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView => new DataView(buffer, byteOffset, byteLength);

/** The first event of a file, which tells readers its format. */
export function encodeFileVersion(wallTime: number): Uint8Array {
  return Buffer.concat([doubleField(eventFields.wallTime, wallTime), bytesField(eventFields.fileVersion, utf8.encode('brain.Event:2'))]);
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

function decodeValue(message: Uint8Array): readonly [string, number] | null {
  let tag: string | null = null;
  let value: number | null = null;
  for (const field of readFields(message)) {
    if (field.number === valueFields.tag && field.type === 'bytes') tag = new TextDecoder().decode(field.bytes);
    if (field.number === valueFields.simpleValue && field.type === 'fixed32') value = view(field.bytes).getFloat32(0, true);
  }
  return tag === null || value === null ? null : [tag, value];
}

function isSummary(field: WireField): field is Extract<WireField, { bytes: Uint8Array }> {
  return field.number === eventFields.summary && field.type === 'bytes';
}

/**
 * The scalars of an `Event` message; none for events of another kind.
 * @throws RangeError where the bytes are not such a message.
 */
export function decodeEvent(message: Uint8Array): ScalarEvent {
  let wallTime = 0;
  let step = 0;
  const scalars = new Map<string, number>();
  for (const field of readFields(message)) {
    if (field.number === eventFields.wallTime && field.type === 'fixed64') wallTime = view(field.bytes).getFloat64(0, true);
    if (field.number === eventFields.step && field.type === 'varint') step = Number(field.value);
    if (!isSummary(field)) continue;
    for (const inner of readFields(field.bytes)) {
      const decoded = inner.number === summaryValueField && inner.type === 'bytes' ? decodeValue(inner.bytes) : null;
      if (decoded !== null) scalars.set(...decoded);
    }
  }
  return { wallTime, step, scalars };
}

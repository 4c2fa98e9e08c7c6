/** The wire types of Protocol Buffers that are met here. */
const varint = 0;
const fixed64 = 1;
const lengthDelimited = 2;
const fixed32 = 5;

/** A field of a message as it is on the wire. */
export type WireField =
  | { readonly number: number; readonly type: 'varint'; readonly value: bigint }
  | { readonly number: number; readonly type: 'fixed64' | 'fixed32' | 'bytes'; readonly bytes: Uint8Array };

function varintBytes(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return bytes;
}

const key = (field: number, wireType: number): number => (field << 3) | wireType;

/** An integer field; numbers of fields are below 16, so that a key is one byte. */
export function integerField(field: number, value: number): Uint8Array {
  return Uint8Array.from([key(field, varint), ...varintBytes(BigInt(value))]);
}

/** A `double` field. */
export function doubleField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(9);
  bytes[0] = key(field, fixed64);
  new DataView(bytes.buffer).setFloat64(1, value, true);
  return bytes;
}

/** A `float` field. */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(5);
  bytes[0] = key(field, fixed32);
  new DataView(bytes.buffer).setFloat32(1, value, true);
  return bytes;
}

/** A field of bytes: a string, or a message within the message. */
export function bytesField(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.from([key(field, lengthDelimited), ...varintBytes(BigInt(length))]), ...parts]);
}

/**
 * The fields of a message, in their order; unknown ones are for the caller to skip.
 * @throws RangeError where the bytes are not a message.
 */
export function* readFields(message: Uint8Array): Generator<WireField> {
  let offset = 0;
  const readVarint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[offset];
      if (byte === undefined) throw new RangeError('a number ends too early');
      offset += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, value);
    }
    throw new RangeError('a number is too long');
  };
  const take = (length: number): Uint8Array => {
    if (length < 0 || offset + length > message.length) throw new RangeError('a field ends too early');
    offset += length;
    return message.subarray(offset - length, offset);
  };
  while (offset < message.length) {
    const tag = Number(readVarint());
    const number = tag >>> 3;
    switch (tag & 7) {
      case varint:
        yield { number, type: 'varint', value: readVarint() };
        break;
      case fixed64:
        yield { number, type: 'fixed64', bytes: take(8) };
        break;
      case lengthDelimited:
        yield { number, type: 'bytes', bytes: take(Number(readVarint())) };
        break;
      case fixed32:
        yield { number, type: 'fixed32', bytes: take(4) };
        break;
      default:
        throw new RangeError(`there is no wire type ${tag & 7}`);
    }
  }
}

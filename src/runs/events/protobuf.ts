import { wireTypes } from './wire.js';

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
  return Uint8Array.from([key(field, wireTypes.varint), ...varintBytes(BigInt(value))]);
}

/** A `double` field. */
export function doubleField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(9);
  bytes[0] = key(field, wireTypes.fixed64);
  new DataView(bytes.buffer).setFloat64(1, value, true);
  return bytes;
}

/** A `float` field. */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(5);
  bytes[0] = key(field, wireTypes.fixed32);
  new DataView(bytes.buffer).setFloat32(1, value, true);
  return bytes;
}

/** A field of bytes: a string, or a message within the message. */
export function bytesField(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.from([key(field, wireTypes.bytes), ...varintBytes(BigInt(length))]), ...parts]);
}

/** A field of `double`s, packed. */
export function packedDoubles(field: number, values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, index) => bytes.writeDoubleLE(value, 8 * index));
  return bytesField(field, bytes);
}

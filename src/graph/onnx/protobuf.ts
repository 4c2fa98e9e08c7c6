/** Writes the protobuf wire format (protobuf.dev/programming-guides/encoding): as much of it as an ONNX model needs. */
export class ProtobufWriter {
  private buffer = new Uint8Array(64);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  /** A field of type int32, int64 or enum; the value must be a safe integer. */
  integer(field: number, value: number): void {
    this.tag(field, WireType.varint);
    if (value >= 0) this.varint(value);
    else this.negativeVarint(value);
  }

  /** A field of type float. */
  float(field: number, value: number): void {
    this.tag(field, WireType.fixed32);
    this.reserve(4);
    this.view.setFloat32(this.length, value, true);
    this.length += 4;
  }

  text(field: number, value: string): void {
    this.bytes(field, encoder.encode(value));
  }

  bytes(field: number, value: Uint8Array): void {
    this.tag(field, WireType.lengthDelimited);
    this.varint(value.length);
    this.reserve(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  /** A nested message, written by `write`; moved aside afterwards, when its length is known, to make room for that. */
  message(field: number, write: (writer: ProtobufWriter) => void): void {
    this.tag(field, WireType.lengthDelimited);
    const start = this.length;
    write(this);
    const length = this.length - start;
    const room = varintLength(length);
    this.reserve(room);
    this.buffer.copyWithin(start + room, start, this.length);
    this.length = start;
    this.varint(length);
    this.length = start + room + length;
  }

  /** What was written; a view, valid until more is written. */
  finish(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  private tag(field: number, wireType: number): void {
    this.varint(field * 8 + wireType);
  }

  /** Seven bits a byte, the lowest first; all but the last byte are marked. */
  private varint(value: number): void {
    this.reserve(8);
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) this.buffer[this.length++] = (rest % 0x80) | 0x80;
    this.buffer[this.length++] = rest;
  }

  /** A negative number is its two's complement of 64 bits, which takes ten bytes. */
  private negativeVarint(value: number): void {
    this.reserve(10);
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest > 0x7fn; rest >>= 7n) this.buffer[this.length++] = Number(rest & 0x7fn) | 0x80;
    this.buffer[this.length++] = Number(rest);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + more));
    larger.set(this.finish());
    this.buffer = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** How many bytes a number takes, seven bits in each. */
function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 0x80)) length += 1;
  return length;
}

const WireType = { varint: 0, lengthDelimited: 2, fixed32: 5 } as const;
const encoder = new TextEncoder();

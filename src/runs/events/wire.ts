/** The wire types of Protocol Buffers that are met here. */
export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Reads the fields of a message of Protocol Buffers one after another, without a copy. */
export class WireReader {
  private offset: number;
  /** The number of the present field. */
  field = 0;
  /** Its wire type. */
  type = 0;

  constructor(
    private readonly bytes: Buffer,
    begin = 0,
    private readonly end: number = bytes.length,
  ) {
    this.offset = begin;
  }

  /**
   * Goes to the next field, whose value is to be read or skipped.
   * @returns false at the end.
   * @throws RangeError where the bytes are no message.
   */
  next(): boolean {
    if (this.offset >= this.end) return false;
    const key = this.varint();
    this.field = Math.floor(key / 8);
    this.type = key % 8;
    return true;
  }

  /** An integer of at most 64 bits, signed; above 2^53 only nearly. */
  varint(): number {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.bytes[this.offset];
      if (byte === undefined || this.offset >= this.end) throw new RangeError('a number ends too early');
      this.offset += 1;
      const bits = byte & 0x7f;
      if (shift < 28) low += bits * 2 ** shift;
      else high += bits * 2 ** (shift - 28);
      // 36 of the 64 bits are in the higher part.
      if (byte < 0x80) return high >= 2 ** 35 ? low + (high - 2 ** 36) * 2 ** 28 : low + high * 2 ** 28;
    }
    throw new RangeError('a number is too long');
  }

  double(): number {
    return this.bytes.readDoubleLE(this.take(8));
  }

  float(): number {
    return this.bytes.readFloatLE(this.take(4));
  }

  /** The bytes of a string or an inner message. */
  bytesField(): Buffer {
    const length = this.varint();
    const begin = this.take(length);
    return this.bytes.subarray(begin, begin + length);
  }

  /** A reader of an inner message. */
  message(): WireReader {
    const length = this.varint();
    const begin = this.take(length);
    return new WireReader(this.bytes, begin, begin + length);
  }

  /** A list of numbers, which may be packed into one field or stand in one each. */
  numbers(read: (reader: WireReader) => number, into: number[]): void {
    if (this.type !== wireTypes.bytes) {
      into.push(read(this));
      return;
    }
    const packed = this.message();
    while (packed.offset < packed.end) into.push(read(packed));
  }

  /** Passes over the value of the present field. */
  skip(): void {
    if (this.type === wireTypes.varint) this.varint();
    else if (this.type === wireTypes.fixed64) this.take(8);
    else if (this.type === wireTypes.bytes) this.take(this.varint());
    else if (this.type === wireTypes.fixed32) this.take(4);
    else throw new RangeError(`there is no wire type ${this.type}`);
  }

  private take(length: number): number {
    const begin = this.offset;
    if (length < 0 || begin + length > this.end) throw new RangeError('a field ends too early');
    this.offset = begin + length;
    return begin;
  }
}

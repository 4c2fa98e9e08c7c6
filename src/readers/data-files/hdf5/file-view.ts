/** Numbers of a stretch of a file; beyond its end there is a RangeError. */
export class FileView {
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  byte(place: number): number {
    return this.view.getUint8(place);
  }

  short(place: number): number {
    return this.view.getUint16(place, true);
  }

  word(place: number): number {
    return this.view.getUint32(place, true);
  }

  /** An address, or a length. */
  size(place: number): number {
    const value = Number(this.view.getBigUint64(place, true));
    if (!Number.isSafeInteger(value)) throw new RangeError('An address goes beyond any file.');
    return value;
  }

  /** A number of one, two, four or eight bytes. */
  number(place: number, bytes: number): number {
    if (bytes === 8) return this.size(place);
    return bytes === 4 ? this.word(place) : bytes === 2 ? this.short(place) : this.byte(place);
  }

  part(place: number, length: number): FileView {
    if (length < 0 || place + length > this.length) throw new RangeError('A part goes beyond its block.');
    return new FileView(this.bytes.subarray(place, place + length));
  }

  text(place: number, length: number): string {
    return new TextDecoder().decode(this.part(place, length).bytes).replace(/\0.*$/s, '');
  }

  /** @throws RangeError where there are fewer. */
  whole(length: number): Uint8Array {
    return this.part(0, length).bytes;
  }
}

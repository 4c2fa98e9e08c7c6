import type { ReadAt } from './zip-members.js';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const continuationMessage = 0x10;
const attributeMessage = 0x0c;
/** Classes of types. */
const [fixedText, variableLength] = [3, 9];
/** A header of more blocks or bytes is none that Keras wrote. */
const [mostBlocks, mostBlockBytes] = [1000, 2 ** 26];

/**
 * Texts among the attributes of the first group of an HDF5 file, as h5py writes them by default: superblocks 0 and 1, object
 * headers 1 (HDF5 File Format Specification 3.0, II.A, IV.A.1.a, IV.A.2.m, III.E). Nothing else of the file is read, and no library is
 * needed. What is damaged gives a RangeError.
 * @param most How many bytes a text may have.
 */
export function hdf5Attributes(size: number, readAt: ReadAt, names: readonly string[], most: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const superblock = readAt(0, 96);
  const head = new FileView(superblock);
  const isReadable = signature.every((byte, place) => superblock[place] === byte) && head.byte(8) <= 1 && head.byte(13) === 8 && head.byte(14) === 8;
  if (!isReadable) return found;
  // Version 1 has four bytes more before the addresses; behind these comes the entry of the first group.
  const entry = 24 + (head.byte(8) === 1 ? 4 : 0) + 32;
  for (const message of messagesOf(head.size(entry + 8), size, readAt)) {
    const attribute = attributeIn(message);
    if (!names.includes(attribute.name)) continue;
    const text = textOf(attribute, readAt, most);
    if (text !== undefined) found.set(attribute.name, text);
  }
  return found;
}

/** The attributes among the messages of an object's header. */
function* messagesOf(header: number, size: number, readAt: ReadAt): Generator<FileView> {
  const start = new FileView(readAt(header, 16));
  if (start.byte(0) !== 1) return;
  const blocks = [{ at: header + 16, bytes: start.word(8) }];
  for (let index = 0; index < blocks.length && index < mostBlocks; index += 1) {
    const { at, bytes } = blocks[index] ?? { at: 0, bytes: 0 };
    if (bytes > Math.min(size, mostBlockBytes)) throw new RangeError('A block goes beyond the file.');
    const block = new FileView(readAt(at, bytes));
    for (let place = 0; place + 8 <= block.length; ) {
      const [type, length] = [block.short(place), block.short(place + 2)];
      const content = block.part(place + 8, length);
      if (type === continuationMessage) blocks.push({ at: content.size(0), bytes: content.size(8) });
      else if (type === attributeMessage) yield content;
      place += 8 + length;
    }
  }
}

/** An attribute: its name, its type and what it holds. */
interface Attribute {
  readonly name: string;
  readonly typeClass: number;
  readonly data: FileView;
}

function attributeIn(message: FileView): Attribute {
  const version = message.byte(0);
  const [nameBytes, typeBytes, spaceBytes] = [message.short(2), message.short(4), message.short(6)];
  // Version 3 has a byte for the letters of the name, and nothing is filled up to eight bytes.
  const start = version === 3 ? 9 : 8;
  const filled = (bytes: number): number => (version === 1 ? Math.ceil(bytes / 8) * 8 : bytes);
  const type = start + filled(nameBytes);
  const data = type + filled(typeBytes) + filled(spaceBytes);
  return { name: message.text(start, nameBytes), typeClass: message.byte(type) & 15, data: message.part(data, message.length - data) };
}

function textOf({ typeClass, data }: Attribute, readAt: ReadAt, most: number): string | undefined {
  if (typeClass === fixedText) return data.text(0, data.length);
  if (typeClass !== variableLength) return undefined;
  // Its length, and where it lies: in which heap, and the number there.
  const [length, heap, wanted] = [data.word(0), data.size(4), data.word(12)];
  if (length > most) throw new RangeError('The text is too long.');
  const head = new FileView(readAt(heap, 16));
  if (head.text(0, 4) !== 'GCOL') throw new RangeError('There is no heap.');
  const end = heap + head.size(8);
  for (let place = heap + 16; place + 16 <= end; ) {
    const object = new FileView(readAt(place, 16));
    const [number, bytes] = [object.short(0), object.size(8)];
    if (number === wanted) return new TextDecoder().decode(new FileView(readAt(place + 16, length)).whole(length)).replace(/\0+$/, '');
    if (number === 0) return undefined;
    place += 16 + Math.ceil(bytes / 8) * 8;
  }
  return undefined;
}

/** Numbers of a stretch of a file; beyond its end there is a RangeError. */
class FileView {
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

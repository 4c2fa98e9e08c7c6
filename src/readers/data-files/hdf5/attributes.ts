import type { ReadAt } from '../zip-members.js';
import { FileView } from './file-view.js';
import { messagesOf } from './object-header.js';
import { firstGroup } from './superblock.js';

const attributeMessage = 0x0c;
/** Classes of types. */
const [fixedText, variableLength] = [3, 9];

/**
 * Texts among the attributes of the first group of an HDF5 file, as h5py writes them (HDF5 File Format Specification 3.0,
 * IV.A.2.m, III.E), those that lie in the group's own header. Nothing else of the file is read, and no library is needed. What is
 * damaged gives a RangeError.
 * @param most How many bytes a text may have.
 */
export function hdf5Attributes(size: number, readAt: ReadAt, names: readonly string[], most: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const group = firstGroup(readAt);
  if (group === undefined) return found;
  for (const { type, content } of messagesOf(group, size, readAt)) {
    if (type !== attributeMessage) continue;
    const attribute = attributeIn(content);
    if (!names.includes(attribute.name)) continue;
    const text = textOf(attribute, readAt, most);
    if (text !== undefined) found.set(attribute.name, text);
  }
  return found;
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

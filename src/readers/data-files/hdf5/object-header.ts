import type { ReadAt } from '../zip-members.js';
import { FileView } from './file-view.js';

const continuationMessage = 0x10;
const blockSignature = 'OHDR';
/** A header of more blocks or bytes is none that Keras wrote. */
const [mostBlocks, mostBlockBytes] = [1000, 2 ** 26];

/** A message in the header of an object: what kind it is, and what it says. */
export interface HeaderMessage {
  readonly type: number;
  readonly content: FileView;
}

/** A stretch of the file with messages. */
interface Block {
  readonly at: number;
  readonly bytes: number;
}

/** How the messages of a header lie, by the header's version. */
interface HeaderForm {
  readonly first: Block;
  /** What a message has before its content. */
  readonly headBytes: number;
  head(block: FileView, place: number): { readonly type: number; readonly length: number };
  /** The messages of a further block, without its signature and its checksum. */
  inner(block: Block): Block;
}

/** The messages in the header of an object, of versions 1 and 2 (HDF5 File Format Specification 3.0, IV.A.1). */
export function* messagesOf(header: number, size: number, readAt: ReadAt): Generator<HeaderMessage> {
  const form = formOf(header, readAt);
  if (form === undefined) return;
  const blocks = [form.first];
  for (let index = 0; index < blocks.length && index < mostBlocks; index += 1) {
    const { at, bytes } = blocks[index] ?? { at: 0, bytes: 0 };
    if (bytes < 0 || bytes > Math.min(size, mostBlockBytes)) throw new RangeError('A block goes beyond the file.');
    const block = new FileView(readAt(at, bytes));
    for (let place = 0; place + form.headBytes <= block.length; ) {
      const { type, length } = form.head(block, place);
      const content = block.part(place + form.headBytes, length);
      if (type === continuationMessage) blocks.push(form.inner({ at: content.size(0), bytes: content.size(8) }));
      else yield { type, content };
      place += form.headBytes + length;
    }
  }
}

function formOf(header: number, readAt: ReadAt): HeaderForm | undefined {
  const start = new FileView(readAt(header, 40));
  if (start.byte(0) === 1) {
    return {
      first: { at: header + 16, bytes: start.word(8) },
      headBytes: 8,
      head: (block, place) => ({ type: block.short(place), length: block.short(place + 2) }),
      inner: (block) => block,
    };
  }
  if (start.text(0, 4) !== blockSignature || start.byte(4) !== 2) return undefined;
  const flags = start.byte(5);
  // Four times of the object, and how many attributes it keeps in its header.
  const lengthAt = 6 + ((flags & 0x20) === 0 ? 0 : 16) + ((flags & 0x10) === 0 ? 0 : 4);
  const lengthBytes = 2 ** (flags & 3);
  return {
    first: { at: header + lengthAt + lengthBytes, bytes: start.number(lengthAt, lengthBytes) },
    // With the order in which it was made, where that is kept.
    headBytes: (flags & 4) === 0 ? 4 : 6,
    head: (block, place) => ({ type: block.byte(place), length: block.short(place + 1) }),
    inner: ({ at, bytes }) => ({ at: at + 4, bytes: bytes - 8 }),
  };
}

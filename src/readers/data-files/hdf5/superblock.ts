import type { ReadAt } from '../zip-members.js';
import { FileView } from './file-view.js';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const longest = 96;

/**
 * Where the header of an HDF5 file's first group lies (HDF5 File Format Specification 3.0, II.A); `undefined` where the file is none,
 * or its addresses and lengths have not the eight bytes that h5py gives them.
 */
export function firstGroup(readAt: ReadAt): number | undefined {
  const bytes = readAt(0, longest);
  if (!signature.every((byte, place) => bytes[place] === byte)) return undefined;
  const head = new FileView(bytes);
  const version = head.byte(8);
  // What `h5py.File(..., libver="latest")` writes.
  if (version === 2 || version === 3) return head.byte(9) === 8 && head.byte(10) === 8 ? head.size(36) : undefined;
  if (version > 3 || head.byte(13) !== 8 || head.byte(14) !== 8) return undefined;
  // Version 1 has four bytes more before the addresses; behind these comes the entry of the first group.
  const entry = 24 + (version === 1 ? 4 : 0) + 32;
  return head.size(entry + 8);
}

import { constants, inflateRawSync } from 'node:zlib';
import type { ArrayHead } from './data-file.js';
import { npyHead } from './npy-head.js';
import { packedContent, zipMembers, type ReadAt } from './zip-members.js';

const headBytes = 4096;
/** An archive of more arrays than these is not read for its shapes. */
const mostMembers = 200;

/** The heads of the arrays of an `.npz` file, by their names. */
export function npzHeads(size: number, readAt: ReadAt): ReadonlyMap<string, ArrayHead> {
  const heads = new Map<string, ArrayHead>();
  for (const member of zipMembers(size, readAt)) {
    const content = packedContent(readAt, member, headBytes);
    if (content === undefined) continue;
    const head = npyHead(member.isPacked ? inflateRawSync(content, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 24 }) : content);
    if (head !== undefined) heads.set(member.name.replace(/\.npy$/, ''), head);
    if (heads.size >= mostMembers) break;
  }
  return heads;
}

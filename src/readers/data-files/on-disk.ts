import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync, constants } from 'node:zlib';
import type { DataFile, DataFileResolver } from './data-file.js';
import { npyHead } from './npy-head.js';
import { npzHeads } from './npz-heads.js';
import { rememberedRows } from './remembered-rows.js';
import { modelInArchive, modelInHdf5, type SavedModelFile } from './saved-model.js';

const headBytes = 65_536;
const headLines = 20;

/**
 * Looks into files of data on this machine: their heads, and how many lines small texts have.
 * @param folders What paths are relative to, the likeliest first.
 */
export function dataFilesOnDisk(folders: readonly string[]): DataFileResolver {
  const known = new Map<string, DataFile | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, folders.map((folder) => look(resolve(folder, path))).find((file) => file !== undefined));
    return known.get(path);
  };
}

function look(path: string): DataFile | undefined {
  let file: number;
  try {
    if (statSync(path).isDirectory()) return { kind: 'folder', folders: readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort() };
    file = openSync(path, 'r');
  } catch {
    // Not there, or not permitted: what is in it stays unknown, and the message of training says why.
    return undefined;
  }
  try {
    const stats = fstatSync(file);
    return stats.isFile() ? headOf(path, stats, (position, count) => readAt(file, position, count)) : undefined;
  } catch {
    // Whatever is wrong with the file, training names it; here its shape is not known.
    return undefined;
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, position: number, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  return bytes.subarray(0, readSync(file, bytes, 0, count, position));
}

function headOf(path: string, stats: Stats, read: (position: number, count: number) => Uint8Array): DataFile | undefined {
  const { size } = stats;
  if (/\.keras$/i.test(path)) return modelFile(modelInArchive(size, read));
  if (/\.(h5|hdf5)$/i.test(path)) return modelFile(modelInHdf5(size, read));
  const head = read(0, headBytes);
  if (/\.npz$/i.test(path)) return { kind: 'arrays', members: npzHeads(size, read) };
  const array = npyHead(head);
  if (array !== undefined) return { kind: 'array', ...array };
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  const plain = isPacked ? gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 24 }) : head;
  const lines = new TextDecoder().decode(plain.subarray(0, headBytes)).replace(/^\uFEFF/, '').split(/\r?\n/);
  // The last one may be cut off.
  return { kind: 'text', lines: (lines.length > 1 ? lines.slice(0, -1) : lines).slice(0, headLines), rows: isPacked ? null : rememberedRows(path, stats, read) };
}

function modelFile(saved: SavedModelFile | undefined): DataFile | undefined {
  return saved && { kind: 'model', ...saved };
}

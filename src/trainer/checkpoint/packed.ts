import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { CheckpointError } from './errors.js';

/** What a checkpoint can hold: JSON with NaN and infinity, and arrays of numbers as they lie in memory. */
export type Packable = null | boolean | number | string | Float32Array | undefined | readonly Packable[] | { readonly [name: string]: Packable };

const signature = Buffer.from('GLCKPT01');
const lengthBytes = 8;
const bytesPerNumber = 4;

/** Stands in the JSON for an array: where it begins among the numbers, and how many it has. */
interface Placeholder {
  readonly float32: readonly [begin: number, count: number];
}

/** A signature, the length of the JSON (8 bytes, little endian), the JSON, and the numbers (float32, little endian). */
export function pack(value: Packable): Uint8Array[] {
  const arrays: Uint8Array[] = [];
  let count = 0;
  const plain = JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof Float32Array) {
      const placeholder: Placeholder = { float32: [count, inner.length] };
      count += inner.length;
      arrays.push(new Uint8Array(inner.buffer, inner.byteOffset, inner.byteLength));
      return placeholder;
    }
    return typeof inner === 'number' && !Number.isFinite(inner) ? { nonFinite: String(inner) } : inner;
  });
  const text = Buffer.from(plain);
  const length = Buffer.alloc(lengthBytes);
  length.writeBigUInt64LE(BigInt(text.length));
  return [signature, length, text, ...arrays];
}

/**
 * Reads a file with what {@link pack} made.
 * @throws CheckpointError naming the file, where it is not there, not whole, or something else.
 */
export async function readPacked(path: string): Promise<unknown> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new CheckpointError(l10n.t('There is no checkpoint to go on from: {0}', error instanceof Error ? error.message : String(error)));
  }
  const begin = signature.length + lengthBytes;
  const length = bytes.length < begin || !bytes.subarray(0, signature.length).equals(signature) ? NaN : Number(bytes.readBigUInt64LE(signature.length));
  // A length that is no number is above none, so the comparison is the other way round.
  if (!(begin + length <= bytes.length)) throw damaged(path);
  const numbers = new Uint8Array(bytes.subarray(begin + length)).buffer;
  try {
    return JSON.parse(bytes.toString('utf8', begin, begin + length), (_, inner: unknown) => revived(inner, numbers));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError) throw damaged(path);
    throw error;
  }
}

function revived(value: unknown, numbers: ArrayBuffer): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('nonFinite' in value) return Number(value.nonFinite);
  if (!('float32' in value)) return value;
  const [begin, count] = (value as Placeholder).float32;
  return new Float32Array(numbers, begin * bytesPerNumber, count);
}

function damaged(path: string): CheckpointError {
  return new CheckpointError(l10n.t('{0} is not a whole checkpoint of a run, so the run cannot go on. Train again from the beginning.', path));
}

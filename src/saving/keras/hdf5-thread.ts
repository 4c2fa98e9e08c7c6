import type * as Hdf5 from 'h5wasm/node';

/** What a thread is to read of an HDF5 file. */
export interface Hdf5Request {
  readonly file: string;
  /** Numbers, by their places in the file; they are read only where they have this shape. */
  readonly arrays: readonly { readonly path: string; readonly shape: readonly number[] }[];
  /** Groups of which it is asked what is in them. */
  readonly groups: readonly string[];
}

/** Numbers in a file: their shape, and themselves where that is the one that was asked for; as float32. */
export interface Hdf5Array {
  readonly shape: readonly number[];
  readonly values: Float32Array | null;
}

/** What a thread has read. What is not there is left out. */
export interface Hdf5Answer {
  readonly arrays: ReadonlyMap<string, Hdf5Array>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/**
 * What a thread does. Its text is what the thread is started with, so it uses nothing but what it is given.
 * @throws the library's error, where the file is not as it should be.
 */
export async function readInThread(hdf5: typeof Hdf5, request: Hdf5Request): Promise<Hdf5Answer> {
  (await hdf5.ready).activate_throwing_error_handler();
  const file = new hdf5.File(request.file, 'r');
  const arrays = new Map<string, Hdf5Array>();
  for (const wanted of request.arrays) {
    const found = file.get(wanted.path);
    if (!(found instanceof hdf5.Dataset)) continue;
    const shape = (found.shape ?? []).map(Number);
    // What else it claims to be may be larger than any memory.
    const value: unknown = shape.join() === wanted.shape.join() ? found.value : null;
    const isArray = ArrayBuffer.isView(value) && !(value instanceof DataView);
    const numbers = isArray ? (value as unknown as ArrayLike<number>) : typeof value === 'number' || typeof value === 'bigint' ? [Number(value)] : null;
    arrays.set(wanted.path, { shape, values: numbers === null ? null : Float32Array.from(numbers, Number) });
  }
  const groups = new Map<string, string[]>();
  for (const path of request.groups) {
    const found = file.get(path);
    if (found instanceof hdf5.Group) groups.set(path, found.keys());
  }
  file.close();
  return { arrays, groups };
}

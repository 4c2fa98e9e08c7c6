import type * as Hdf5 from 'h5wasm/node';

/** What a thread is to read of an HDF5 file. */
export interface Hdf5Request {
  readonly file: string;
  /** Numbers, by their places in the file; they are read only where they have this shape. */
  readonly arrays: readonly { readonly path: string; readonly shape: readonly number[] }[];
  /** Groups of which it is asked what is in them. */
  readonly groups: readonly string[];
  /** Set where the layers of a file in Keras's older format are wanted. */
  readonly layers?: true;
}

/** A layer in a file of the older format, in which the layers are numbered, with the places of its weights in their order. */
export interface Hdf5Layer {
  readonly name: string;
  readonly weights: readonly string[];
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
  /** Null where the file is none of the older format, or they are not wanted. */
  readonly layers: readonly Hdf5Layer[] | null;
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
  // A list that is too long for one attribute is in several, numbered ones (keras/src/legacy/saving/legacy_h5_format.py).
  const listIn = ({ attrs }: { readonly attrs: Readonly<Record<string, { readonly value: unknown } | undefined>> }, name: string): string[] | null => {
    const parts = [attrs[name]];
    for (let index = 0; attrs[`${name}${index}`] !== undefined; index += 1) parts.push(attrs[`${name}${index}`]);
    const lists = parts.flatMap((part) => part ?? []);
    return lists.length === 0 ? null : lists.flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []));
  };
  const inside = file.get('model_weights');
  const root = inside instanceof hdf5.Group ? inside : file;
  const prefix = root === file ? '' : 'model_weights/';
  const names = request.layers === true ? listIn(root, 'layer_names') : null;
  const layers = names?.map((name) => {
    const group = file.get(`${prefix}${name}`);
    const weights = group instanceof hdf5.Group ? (listIn(group, 'weight_names') ?? []) : [];
    return { name, weights: weights.map((weight) => `${prefix}${name}/${weight}`) };
  });
  file.close();
  return { arrays, groups, layers: layers ?? null };
}

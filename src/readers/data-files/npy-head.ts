import type { ArrayHead } from './data-file.js';

const types: Readonly<Record<string, string>> = {
  b1: 'bool', u1: 'uint8', i1: 'int8', u2: 'uint16', i2: 'int16', u4: 'uint32', i4: 'int32', u8: 'uint64', i8: 'int64', f2: 'float16', f4: 'float32', f8: 'float64',
};

/** The shape and the type that the head of an `.npy` file declares (numpy/lib/format.py); `undefined` where it is none, or not of numbers. */
export function npyHead(bytes: Uint8Array): ArrayHead | undefined {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (!text.startsWith('\x93NUMPY')) return undefined;
  const kind = /'descr':\s*'[<>|=]?([a-z]\d+)'/.exec(text)?.[1] ?? '';
  const sizes = /'shape':\s*\(([\d\s,]*)\)/.exec(text)?.[1];
  const dtype = Object.hasOwn(types, kind) ? types[kind] : undefined;
  if (dtype === undefined || sizes === undefined) return undefined;
  const shape = sizes.split(',').map((size) => size.trim()).filter((size) => size !== '').map(Number);
  return shape.every(Number.isSafeInteger) ? { shape, dtype } : undefined;
}

import * as l10n from '@vscode/l10n';
import type { Dataset, File, Group } from 'h5wasm/node';
import { SavingError } from '../errors.js';

/** A tensor in an HDF5 file. */
export interface Variable {
  /** `layers/dense/vars/0` */
  readonly path: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array | Uint32Array;
}

/** A name that is kept beside a group. */
export interface GroupName {
  readonly path: string;
  readonly name: string;
}

/** The HDF5 library is four megabytes of WebAssembly: it is loaded when it is first needed. */
async function library() {
  const hdf5 = await import('h5wasm/node');
  const module = await hdf5.ready;
  module.activate_throwing_error_handler();
  return hdf5;
}

/** Writes variables into a new HDF5 file. Errors of the disk are passed on in words. */
export async function writeVariables(path: string, variables: readonly Variable[], groups: readonly GroupName[]): Promise<void> {
  const hdf5 = await library();
  try {
    const file = new hdf5.File(path, 'w');
    try {
      for (const { path: place, name } of groups) groupAt(file, place.split('/')).create_attribute('name', name);
      for (const { path: place, shape, values } of variables) {
        const parts = place.split('/');
        groupAt(file, parts.slice(0, -1)).create_dataset({ name: parts.at(-1) ?? '', data: values, shape: [...shape], dtype: typeOf(values) });
      }
      file.flush();
    } finally {
      file.close();
    }
  } catch (error) {
    throw new SavingError(l10n.t('{0} cannot be written: {1}', path, firstLine(error)));
  }
}

/** Reads variables of an HDF5 file. */
export interface VariableReader {
  /** The numbers at a place as float32; undefined where there is nothing. */
  read(path: string): { readonly shape: readonly number[]; readonly values: Float32Array } | undefined;
  /** The names of what a group holds. */
  list(path: string): readonly string[];
}

/**
 * Opens an HDF5 file for as long as `use` takes.
 * @throws SavingError naming the file, where it is none.
 */
export async function withVariables<T>(path: string, use: (reader: VariableReader) => T): Promise<T> {
  const hdf5 = await library();
  let file: File;
  try {
    file = new hdf5.File(path, 'r');
  } catch (error) {
    throw new SavingError(l10n.t('{0} is not a whole HDF5 file: {1}', path, firstLine(error)));
  }
  const found = (place: string): Group | Dataset | null => {
    const entity = place === '' ? file : file.get(place);
    return entity instanceof hdf5.Group || entity instanceof hdf5.Dataset ? entity : null;
  };
  try {
    return use({
      read: (place) => {
        const entity = found(place);
        if (!(entity instanceof hdf5.Dataset)) return undefined;
        const { shape, value } = entity;
        return { shape: shape ?? [], values: numbersOf(value, path, place) };
      },
      list: (place) => {
        const entity = found(place);
        return entity instanceof hdf5.Group ? entity.keys() : [];
      },
    });
  } finally {
    file.close();
  }
}

function numbersOf(value: unknown, path: string, place: string): Float32Array {
  if (value instanceof Float32Array) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return Float32Array.of(Number(value));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Float32Array.from(value as unknown as ArrayLike<number>, Number);
  throw new SavingError(l10n.t('{0}: "{1}" holds no numbers.', path, place));
}

function groupAt(file: File, parts: readonly string[]): Group {
  let group: Group = file;
  for (const part of parts) group = (group.keys().includes(part) ? (group.get(part) as Group) : group.create_group(part));
  return group;
}

function typeOf(values: Variable['values']): string {
  if (values instanceof BigInt64Array) return '<q';
  return values instanceof Uint32Array ? '<I' : '<f';
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

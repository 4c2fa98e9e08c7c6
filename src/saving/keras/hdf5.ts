import * as l10n from '@vscode/l10n';
import type { File, Group } from 'h5wasm/node';
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

function groupAt(file: File, parts: readonly string[]): Group {
  let group: Group = file;
  for (const part of parts) group = (group.keys().includes(part) ? (group.get(part) as Group) : group.create_group(part));
  return group;
}

function typeOf(values: Variable['values']): string {
  if (values instanceof BigInt64Array) return '<q';
  return values instanceof Uint32Array ? '<I' : '<f';
}

/** What an error says, without the library's account of where in its code. */
export const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

import { layers as layerCatalogue, lookUp } from '../../../nn/index.js';
import { isShapeFunction } from '../../shapes/index.js';
import { callbackEntries } from '../callbacks.js';
import type { ObjectFamily } from '../objects.js';

/** The functions of keras.layers that make a layer and call it at once. */
export const mergeFunctions: ReadonlySet<string> = new Set(['add', 'subtract', 'multiply', 'average', 'maximum', 'minimum', 'concatenate', 'dot']);

/** Modules of which any class, and modules of which any function, is taken for one that is not known here. */
const openModules = /^(keras\.(layers|ops|backend|random)|tensorflow)(\.|$)/;

/**
 * Whether `from module import *` is sure to give a name. Asked for by its name alone, `from keras.layers import CuDNNLSTM`, a
 * class is a layer even where the catalogue does not have it; but such a module does not give every name that a file uses.
 */
export function isExported(path: string, name: string): boolean {
  if (path === 'keras.layers') return name === 'Input' || mergeFunctions.has(name) || layerCatalogue.find(name) !== undefined;
  return !openModules.test(path) || /^[A-Z]/.test(name) || isShapeFunction(path, name);
}

/** The same for a module whose members are those of a family: `keras.callbacks`. */
export function isExportedOf(family: ObjectFamily, name: string): boolean {
  return name === 'get' || (family === 'callback' ? callbackEntries.has(name) : lookUp(family, name) !== undefined);
}

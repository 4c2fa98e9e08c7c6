import type { ConfigObject, LayerSpec } from '../../spec/index.js';
import type { TextEdit } from '../finding.js';
import { kernelInitializer } from '../network/initializer.js';
import { pythonString, sliceOf } from './python-string.js';
import { setArgument, writtenArguments } from './set-argument.js';

/** An initializer by its class and by its name as a string. */
export interface InitializerName {
  readonly className: string;
  readonly alias: string;
}

export const heNormal: InitializerName = { className: 'HeNormal', alias: 'he_normal' };
export const glorotUniform: InitializerName = { className: 'GlorotUniform', alias: 'glorot_uniform' };
export const lecunNormal: InitializerName = { className: 'LecunNormal', alias: 'lecun_normal' };

/** The edits that give a layer another kernel initializer; null where none is certain. A seed that is given is kept. */
export function useInitializer(text: string, layer: LayerSpec, wanted: InitializerName): TextEdit[] | null {
  const current = kernelInitializer(layer);
  if (current === null) return null;
  if (current.given.includes('seed')) return renameClass(text, layer, current, wanted);
  return setArgument(text, layer.source, 'kernel_initializer', pythonString(text, layer.source, wanted.alias));
}

/** `keras.initializers.GlorotUniform(seed=1)` becomes `keras.initializers.HeNormal(seed=1)`. */
function renameClass(text: string, layer: LayerSpec, current: ConfigObject, wanted: InitializerName): TextEdit[] | null {
  const value = writtenArguments(layer.source).find(({ name }) => name === 'kernel_initializer')?.value;
  if (current.call === undefined || value === undefined) return null;
  const { callee, range } = current.call;
  // Made elsewhere, it may be used elsewhere; called by a bare name, the other class may not be imported; and other
  // arguments than the seed may mean nothing to the other class.
  const isInPlace = range.start === value.start && range.end === value.end;
  const dot = sliceOf(text, callee).lastIndexOf('.');
  if (!isInPlace || dot < 0 || current.given.some((name) => name !== 'seed')) return null;
  return [{ range: { ...callee, start: callee.start + dot + 1 }, newText: wanted.className }];
}

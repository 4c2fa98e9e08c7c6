import * as l10n from '@vscode/l10n';
import { unknown, type FileArray, type TableLayout } from '../../spec/index.js';
import { dataFileAt, type ArrayHead } from '../data-files/index.js';
import { argumentOf, nativeValue, none, numberOf, stringValue, type Call, type HostValue, type Value } from '../python/index.js';
import { madeArray } from './array.js';

const notKnown = (name: string, call: Call): Value => unknown(l10n.t('What "{0}" reads is known only when the file runs.', name), call.range);

/** `np.load("data.npy")`, or the arrays of an `.npz` by their names. */
export const load: Value = nativeValue('load', (call) => {
  const path = argumentOf(call, 0, 'file');
  if (path?.kind !== 'string') return notKnown('load', call);
  const file = dataFileAt(path.value, call);
  if (file?.kind === 'array') return fileArray({ operation: 'file', path: path.value, format: 'npy' }, file, call);
  if (file?.kind !== 'arrays') return unknown(l10n.t('The file {0} is not there, or is none of numpy.', path.value), call.range);
  const { members } = file;
  const archive: HostValue = {
    kind: 'host',
    typeName: 'npz',
    item: (index, context) => {
      const head = index.kind === 'string' ? members.get(index.value) : undefined;
      if (index.kind !== 'string' || head === undefined) return unknown(missingArray(path.value, [...members.keys()]), context.range);
      return fileArray({ operation: 'file', path: path.value, format: 'npz', member: index.value }, head, { ...call, range: context.range });
    },
    attribute: (name, context) => {
      if (name === 'files') return context.interpreter.list([...members.keys()].map(stringValue), 'list', null);
      return name === 'close' ? nativeValue(name, () => none) : undefined;
    },
  };
  return archive;
});

function missingArray(path: string, names: readonly string[]): string {
  if (names.length === 0) return l10n.t('The file {0} has no arrays in it. Write it anew with np.savez().', path);
  return l10n.t('The file {0} has no such array; it has {1}.', path, names.join(', '));
}

function fileArray(operation: FileArray, { shape, dtype }: ArrayHead, call: Call): Value {
  return madeArray(call, [...shape], dtype, [], () => operation);
}

/** `np.loadtxt` and `np.genfromtxt`: a table of numbers. */
export function textTable(name: 'loadtxt' | 'genfromtxt'): Value {
  return nativeValue(name, (call) => {
    const path = argumentOf(call, 0, 'fname');
    const delimiter = call.keywords.get('delimiter')?.value ?? none;
    const skipped = call.keywords.get(name === 'loadtxt' ? 'skiprows' : 'skip_header')?.value;
    const skipRows = skipped === undefined ? 0 : numberOf(skipped);
    const isFollowed = [...call.keywords.keys()].every((keyword) => ['fname', 'delimiter', 'skiprows', 'skip_header', 'dtype', 'encoding'].includes(keyword));
    if (path?.kind !== 'string' || skipRows === undefined || !isFollowed || call.positional.length > 1 || (delimiter.kind !== 'none' && delimiter.kind !== 'string')) return notKnown(name, call);
    const layout: TableLayout = { delimiter: delimiter.kind === 'string' ? delimiter.value : null, skipRows, hasHeader: false, comment: '#' };
    const file = dataFileAt(path.value, call);
    const first = file?.kind === 'text' ? file.lines.slice(skipRows).find((line) => line.trim() !== '' && !line.startsWith('#')) : undefined;
    const columns = first === undefined ? null : (layout.delimiter === null ? first.trim().split(/\s+/) : first.split(layout.delimiter)).length;
    const table = madeArray(call, [null, columns], 'float64', [], () => ({ operation: 'table', path: path.value, layout, steps: [] }));
    // numpy gives a single column without its axis.
    return columns === 1 ? notKnown(name, call) : table;
  });
}

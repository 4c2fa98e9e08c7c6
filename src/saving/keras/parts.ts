import { isConfigObject, type ConfigValue } from '../../spec/index.js';
import { UniqueNames } from './names.js';

/** Which part of a layer holds a weight, and the weight's name in there. */
export interface Part {
  /** Behind the layer's own path: `cell`, `forward_layer/cell`; empty for the layer itself. */
  readonly folder: string;
  readonly name: string;
}

/** The attributes in which attention layers keep their projections (keras/src/layers/attention/multi_head_attention.py). */
const projections: Readonly<Record<string, string>> = {
  query: 'query_dense',
  key: 'key_dense',
  value: 'value_dense',
  attention_output: 'output_dense',
  gate: '_gate_dense',
};

const recurrent = new Set(['SimpleRNN', 'LSTM', 'GRU', 'ConvLSTM1D', 'ConvLSTM2D', 'ConvLSTM3D']);

/** Where Keras keeps a weight inside of a layer, by the attributes that hold it (keras/src/saving/saving_lib.py, `_walk_saveable`). */
export function partOf(className: string, config: Readonly<Record<string, ConfigValue>>, name: string): Part {
  if (recurrent.has(className)) return { folder: 'cell', name };
  switch (className) {
    case 'Bidirectional':
      return within(config['layer'], `${headOf(name)}_layer`, tailOf(name));
    case 'TimeDistributed':
    case 'SpectralNormalization':
      return within(config['layer'], 'layer', name);
    case 'RNN':
      return cellOf(config['cell'], name);
    case 'MultiHeadAttention':
      return { folder: projections[headOf(name)] ?? headOf(name), name: tailOf(name) };
    case 'GroupQueryAttention':
    case 'GroupedQueryAttention':
      return { folder: `_${(projections[headOf(name)] ?? headOf(name)).replace(/^_/, '')}`, name: tailOf(name) };
    default:
      return { folder: '', name };
  }
}

const headOf = (name: string): string => name.slice(0, name.indexOf('/'));
const tailOf = (name: string): string => name.slice(name.indexOf('/') + 1);

function within(layer: ConfigValue | undefined, folder: string, name: string): Part {
  if (!isConfigObject(layer)) return { folder, name };
  const inner = partOf(layer.className, layer.config, name);
  return { folder: inner.folder === '' ? folder : `${folder}/${inner.folder}`, name: inner.name };
}

function cellOf(cell: ConfigValue | undefined, name: string): Part {
  if (isConfigObject(cell) && cell.className === 'StackedRNNCells') return cellOf(cell.config['cells'], name);
  if (!Array.isArray(cell)) return { folder: 'cell', name };
  const names = new UniqueNames();
  const cells = (cell as readonly ConfigValue[]).map((each) => names.of(isConfigObject(each) ? each.className : 'Cell'));
  return { folder: `cell/cells/${cells[Number(headOf(name))] ?? ''}`, name: tailOf(name) };
}

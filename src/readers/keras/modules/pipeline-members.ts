import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import { integerValue, nativeValue, type Value } from '../../python/index.js';
import { datasetClass, fileDataset, textLines } from '../pipelines/index.js';
import { ownEntry } from '../../own-entry.js';

const members: Readonly<Record<string, Value>> = {
  Dataset: datasetClass,
  AUTOTUNE: integerValue(-1),
  TextLineDataset: textLines,
  TFRecordDataset: fileDataset('TFRecordDataset'),
  FixedLengthRecordDataset: fileDataset('FixedLengthRecordDataset'),
  make_csv_dataset: fileDataset('make_csv_dataset'),
  CsvDataset: fileDataset('CsvDataset'),
  cardinality: nativeValue('cardinality', (call) => {
    const dataset = call.positional[0]?.value;
    const method = dataset?.kind === 'host' ? dataset.attribute?.('cardinality', call) : undefined;
    return method?.kind === 'native' ? call.interpreter.call(method, { ...call, positional: [] }) : unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
  }),
};

/** A member of `tf.data` or of `tf.data.experimental`. */
export function pipelineMember(name: string): Value | undefined {
  return ownEntry(members, name);
}

import { argumentOf, moduleOf, nativeValue, none, type Call, type Library, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, madeArray, oneHotLabels } from '../numpy/index.js';
import { column, namesIn } from './columns.js';
import { DataFrame, frame } from './data-frame.js';
import { readCsv } from './read-csv.js';
import { factsOfColumns, withTexts } from './table-facts.js';

/** A table out of a file of another kind than CSV: its columns are those that the call names. */
function readTable(call: Call): Value {
  const names = call.keywords.get('names')?.value ?? call.keywords.get('usecols')?.value;
  // A column that becomes the index is none of the columns any more.
  return frame(call, factsOfColumns(names === undefined || call.keywords.has('index_col') ? null : namesIn(names, call)));
}

/** `pd.DataFrame(data, columns=…)`. */
function makeTable(call: Call): Value {
  const columns = call.keywords.get('columns')?.value;
  const data = argumentOf(call, 0, 'data') ?? none;
  if (columns !== undefined) return frame(call, factsOfColumns(namesIn(columns, call)));
  if (data.kind === 'dictionary' && data.uncertainty === null) return frame(call, factsOfColumns([...data.entries.values()].flatMap(({ key }) => (key.kind === 'string' ? [key.value] : []))));
  return frame(call, data instanceof DataFrame ? data.facts : factsOfColumns(null));
}

/** `pd.get_dummies(labels)`: a column for each label. Of a table, and with settings, the columns are not known. */
function getDummies(call: Call): Value {
  const labels = argumentOf(call, 0, 'data');
  const isPlain = call.open === null && call.positional.length === 1 && [...call.keywords.keys()].every((name) => name === 'dtype');
  if (!(labels instanceof ArrayValue) || labels.facts.shape.length !== 1 || !isPlain) return frame(call, factsOfColumns(null));
  const known = labels.facts.values.labels;
  const classes = known?.form === 'indices' ? known.classes : null;
  return madeArray(
    call, [labels.facts.shape[0] ?? null, classes], 'bool', [labels],
    () => ({ operation: 'indicators', input: withTexts(expressionOf(labels)), among: null, dropped: 0 }), oneHotLabels(classes),
  );
}

const readers = ['read_excel', 'read_json', 'read_parquet', 'read_pickle', 'read_hdf', 'read_sql', 'read_feather'];

const pandas = moduleOf('pandas', {
  ...Object.fromEntries(readers.map((name) => [name, nativeValue(name, readTable)])),
  read_csv: nativeValue('read_csv', (call) => readCsv(call, ',')),
  read_table: nativeValue('read_table', (call) => readCsv(call, '\t')),
  DataFrame: nativeValue('DataFrame', makeTable),
  Series: nativeValue('Series', column),
  concat: nativeValue('concat', (call) => frame(call, factsOfColumns(null))),
  merge: nativeValue('merge', (call) => frame(call, factsOfColumns(null))),
  get_dummies: nativeValue('get_dummies', getDummies),
});

/** The parts of pandas that decide how many columns data has. */
export const pandasLibrary: Library = {
  module: (path) => (path === 'pandas' ? pandas : undefined),
  unimported: (name) => (name === 'pd' || name === 'pandas' ? pandas : undefined),
};

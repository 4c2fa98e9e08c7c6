import { isUnknown, unknown } from '../../spec/index.js';
import { between, shapedArray } from '../numpy/index.js';
import { argumentOf, none, numberOf, truthOf, type Call, type Value } from '../python/index.js';
import { ColumnStatistics } from './column-statistics.js';
import { column, namesIn } from './columns.js';
import type { DataFrame } from './data-frame.js';
import { sampled } from './sampling.js';
import { afterSlice, afterStep, factsOfColumns, tableReason, withoutSource, type TableFacts } from './table-facts.js';

/** What a method of a table gives. */
type Method = (table: DataFrame, call: Call) => Value;

/** The columns stay; what is in them is not followed. */
const sameColumns: Method = (table, call) => table.give(table.with(call, withoutSource(table.facts)), call);

const keepingColumns = ['tail', 'sort_values', 'sort_index', 'drop_duplicates', 'replace', 'query', 'interpolate', 'abs', 'clip', 'shift', 'round'];

/** What a table can do, as far as its columns are concerned (pandas.DataFrame). */
export const tableMethods: Readonly<Partial<Record<string, Method>>> = {
  ...Object.fromEntries(keepingColumns.map((name): [string, Method] => [name, sameColumns])),
  sample: (table, call) => table.with(call, sampled(table.facts, call)),
  copy: (table, call) => table.with(call, table.facts),
  astype: (table, call) => table.with(call, table.facts),
  head: (table, call) => {
    const count = numberOf(argumentOf(call, 0, 'n')) ?? (call.positional.length + call.keywords.size === 0 ? 5 : undefined);
    return table.with(call, count === undefined ? withoutSource(table.facts) : afterSlice(table.facts, { start: null, stop: count, step: 1 }));
  },
  dropna: (table, call) => {
    const isPlain = [...call.keywords.keys()].every((name) => name === 'inplace') && call.positional.length === 0;
    const others = call.keywords.has('axis') ? factsOfColumns(null) : withoutSource(table.facts);
    return table.give(table.with(call, isPlain && !hasRowSteps(table.facts) ? afterStep(table.facts, table.columns, { step: 'dropMissing' }) : others), call);
  },
  fillna: (table, call) => {
    const given = argumentOf(call, 0, 'value');
    const value = given instanceof ColumnStatistics && given.of === table.facts && !hasRowSteps(table.facts) ? given.statistic : numberOf(given);
    return table.give(table.with(call, value === undefined ? withoutSource(table.facts) : afterStep(table.facts, table.columns, { step: 'fillMissing', value })), call);
  },
  reset_index: (table, call) => table.give(truthOf(call.keywords.get('drop')?.value ?? none) === true ? table.with(call, table.facts) : table.with(call, factsOfColumns(null)), call),
  to_numpy: (table, call) => table.toArray(call),
  as_matrix: (table, call) => table.toArray(call),
  pop: (table, call) => table.take(argumentOf(call, 0, 'item') ?? none, call),
  drop: (table, call) => {
    const columns = call.keywords.get('columns')?.value;
    const axis = argumentOf(call, 1, 'axis');
    const isColumns = (axis?.kind === 'number' && axis.value === 1) || (axis?.kind === 'string' && axis.value === 'columns');
    const labels = columns ?? (isColumns ? argumentOf(call, 0, 'labels') : undefined);
    return table.give(labels === undefined ? table.with(call, withoutSource(table.facts)) : table.without(namesIn(labels, call), call), call);
  },
  items: (_table, call) => unknown(tableReason(), call.range),
  info: () => none,
  describe: (table, call) => table.with(call, factsOfColumns(null)),
  mean: (table) => new ColumnStatistics('mean', table.facts),
  median: (table) => new ColumnStatistics('median', table.facts),
  std: (_table, call) => column(call),
  min: (_table, call) => column(call),
  max: (_table, call) => column(call),
  isna: (table, call) => shapedArray(call, table.toArray(call).facts.shape, 'bool', tableReason(), between(0, 1)),
};

/** Whether rows were picked before, so that a step of the columns, which come first here, would come too early. */
function hasRowSteps({ source }: TableFacts): boolean {
  return !isUnknown(source) && source.rows.length > 0;
}

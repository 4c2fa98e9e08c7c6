import { isUnknown, unknown, type ArrayExpression, type TableStep, type Unknown } from '../../spec/index.js';
import {
  argumentOf,
  elementsOf,
  integerValue,
  Mutable,
  nativeValue,
  none,
  numberOf,
  sliceBounds,
  stringValue,
  truthOf,
  tupleValue,
  type Call,
  type Context,
  type HostValue,
  type SliceValue,
  type Value,
} from '../python/index.js';
import { ArrayValue, between, shapedArray } from '../numpy/index.js';
import { afterRows, afterSlice, afterStep, factsOfColumns, rowCount, tableExpression, tableReason, withoutSource, type Columns, type TableFacts } from './table-facts.js';
import { sampled } from './sampling.js';
import { ownEntry } from '../own-entry.js';

const reason = tableReason;

/** A table of pandas, of which the columns may be known, and how it comes out of a file. */
export class DataFrame extends Mutable<TableFacts> implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'table';

  constructor(
    readonly born: number,
    public facts: TableFacts,
  ) {
    super();
  }

  get columns(): Columns {
    return this.facts.columns;
  }

  /** Its numbers: as many columns as are known. */
  toArray(context: Context): ArrayValue {
    const { columns, source } = this.facts;
    const count = columns?.length ?? null;
    if (isUnknown(source)) return shapedArray(context, [null, count], 'float64', reason());
    return arrayOf(tableExpression(source, count, false), 'float64', context);
  }

  /** One column: as many numbers as there are rows, which are no array before `.values` makes them one. */
  column(step: TableStep, context: Context): ArrayValue {
    const { source } = afterStep(this.facts, null, step);
    return isUnknown(source) ? column(context) : arrayOf(tableExpression(source, 1, true), 'object', context);
  }

  attribute(name: string, context: Context): Value | undefined {
    const method = ownEntry(methods, name);
    if (method !== undefined) return nativeValue(name, (call) => method(this, call));
    switch (name) {
      case 'values':
        return this.toArray(context);
      case 'shape':
        return tupleValue([this.length(context), this.columns === null ? unknown(reason(), context.range) : integerValue(this.columns.length)]);
      case 'columns':
        return context.interpreter.list((this.columns ?? []).map(stringValue), 'list', this.columns === null ? unknown(reason(), context.range) : null);
      case 'loc':
      case 'iloc':
        return new Rows(this, name);
      case '__len__':
        return nativeValue(name, (call) => this.length(call));
      default:
        return this.columns === null || this.columns.includes(name) ? this.column({ step: 'pick', columns: [name] }, context) : unknown(reason(), context.range);
    }
  }

  item(index: Value, context: Context): Value {
    if (index.kind === 'string') return this.column({ step: 'pick', columns: [index.value] }, context);
    if (index.kind === 'list') return this.picked(namesIn(index, context), context);
    const place = numberOf(index);
    if (place !== undefined) return this.column({ step: 'pick', columns: [String(place)] }, context);
    // Slices and masks pick rows.
    if (index.kind === 'slice') return frame(context, this.rowsOf(index));
    return index.kind === 'host' ? frame(context, withoutSource(this.facts)) : unknown(reason(), context.range);
  }

  elements(): readonly Value[] | Unknown {
    return this.columns?.map(stringValue) ?? unknown(reason());
  }

  operate(_operator: string, _other: Value, _reflected: boolean, context: Context): Value {
    return frame(context, withoutSource(this.facts));
  }

  setItem(index: Value, value: Value, context: Context): void {
    context.interpreter.touch(this);
    if (index.kind !== 'string') this.facts = factsOfColumns(null);
    else {
      const columns = this.columns?.includes(index.value) === false ? [...this.columns, index.value] : this.columns;
      const mended = mendedColumn(this.facts, index.value, value);
      this.facts = mended === undefined ? factsOfColumns(columns) : afterStep(this.facts, columns, mended);
    }
  }

  /** How many rows there are. */
  private length(context: Context): Value {
    const count = rowCount(this.facts);
    return count === null ? unknown(reason(), context.range) : integerValue(count);
  }

  /** With only some of the columns. */
  picked(names: Columns, context: Context): DataFrame {
    return frame(context, names === null ? factsOfColumns(null) : afterStep(this.facts, names, { step: 'pick', columns: names }));
  }

  /** With only the columns from one place to another. */
  between(start: number | null, stop: number | null, context: Context): DataFrame {
    return frame(context, afterStep(this.facts, this.columns?.slice(start ?? 0, stop ?? undefined) ?? null, { step: 'places', start, stop }));
  }

  /** Without the columns named; of columns that are not known, fewer are not known, either. */
  without(names: Columns, context: Context): DataFrame {
    if (names === null) return frame(context, factsOfColumns(null));
    return frame(context, afterStep(this.facts, this.columns?.filter((each) => !names.includes(each)) ?? null, { step: 'drop', columns: names }));
  }

  /** What is known of some rows that follow each other. */
  rowsOf(index: SliceValue): TableFacts {
    const bounds = sliceBounds(index);
    return bounds === undefined ? withoutSource(this.facts) : afterSlice(this.facts, bounds);
  }

  /** What is known of the rows with some numbers. */
  rowsAt({ facts: { expression, dtype } }: ArrayValue): TableFacts {
    if (isUnknown(expression) || dtype === 'bool') return withoutSource(this.facts);
    return afterRows(this.facts, expression.shape[0] ?? null, (input) => ({ operation: 'take', input, indices: expression }));
  }

  /** Becomes what a method has made of it, where that is asked for with `inplace=True`; otherwise gives it. */
  give(made: DataFrame, call: Call): Value {
    if (truthOf(call.keywords.get('inplace')?.value ?? none) !== true) return made;
    call.interpreter.touch(this);
    this.facts = made.facts;
    return none;
  }

  /** Takes a column out. */
  take(name: Value, context: Context): Value {
    context.interpreter.touch(this);
    const taken = name.kind === 'string' ? this.column({ step: 'pick', columns: [name.value] }, context) : column(context);
    this.facts = name.kind === 'string' ? this.without([name.value], context).facts : factsOfColumns(null);
    return taken;
  }

  override save(): TableFacts {
    return this.facts;
  }

  override restore(facts: TableFacts): void {
    this.facts = facts;
  }

  override merge(states: readonly TableFacts[]): void {
    const [first = factsOfColumns(null)] = states;
    const isSame = states.every(({ columns }) => columns !== null && first.columns !== null && columns.join() === first.columns.join());
    this.facts = states.every((state) => state === first) ? first : factsOfColumns(isSame ? first.columns : null);
  }
}

/** A table with what is known of it. */
export function frame(context: Context, facts: TableFacts): DataFrame {
  return new DataFrame(context.interpreter.clock.next(), facts);
}

/** One column of which nothing else is known. */
export function column(context: Context): ArrayValue {
  return shapedArray(context, [null], 'object', reason());
}

function arrayOf(expression: ArrayExpression, dtype: string, context: Context): ArrayValue {
  return new ArrayValue(context.interpreter.clock.next(), {
    shape: expression.shape,
    dtype,
    expression: { ...expression, range: context.range },
    operations: 4,
    values: {},
  });
}

/** The texts of a list; null where they are not all known. */
export function namesIn(value: Value, context: Context): Columns {
  if (value.kind === 'string') return [value.value];
  const elements = elementsOf(value, context.range);
  if (isUnknown(elements)) return null;
  const names = elements.flatMap((element) => (element.kind === 'string' ? [element.value] : []));
  return names.length === elements.length ? names : null;
}

/** `table.loc` and `table.iloc`: rows, and with a second index columns. */
class Rows implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'rows';

  constructor(
    private readonly table: DataFrame,
    private readonly by: 'loc' | 'iloc',
  ) {}

  item(index: Value, context: Context): Value {
    const { table } = this;
    // The end of a slice of `loc` is a label, and is one of the rows.
    if (index.kind === 'slice') return frame(context, this.by === 'iloc' ? table.rowsOf(index) : withoutSource(table.facts));
    if (index instanceof ArrayValue && this.by === 'iloc') return frame(context, table.rowsAt(index));
    if (index.kind !== 'tuple') return unknown(reason(), context.range);
    const [rows, columns] = index.items;
    const bounds = rows?.kind === 'slice' ? sliceBounds(rows) : undefined;
    const isAll = bounds?.start === null && bounds.stop === null && bounds.step === 1;
    const some = isAll ? table : frame(context, this.by === 'iloc' && rows?.kind === 'slice' ? table.rowsOf(rows) : this.by === 'iloc' && rows instanceof ArrayValue ? table.rowsAt(rows) : withoutSource(table.facts));
    if (columns?.kind === 'string') return some.column({ step: 'pick', columns: [columns.value] }, context);
    if (columns?.kind === 'list' && this.by === 'loc') return some.picked(namesIn(columns, context), context);
    const place = this.by === 'iloc' ? numberOf(columns) : undefined;
    if (place !== undefined) return some.column({ step: 'place', place }, context);
    const span = this.by === 'iloc' && columns?.kind === 'slice' ? sliceBounds(columns) : undefined;
    return span?.step === 1 ? some.between(span.start, span.stop, context) : frame(context, factsOfColumns(null));
  }
}

/** `table.mean()`: a number for each column. */
class ColumnStatistics implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'column';

  constructor(
    readonly statistic: 'mean' | 'median',
    readonly of: TableFacts,
  ) {}

  attribute(name: string, context: Context): Value | undefined {
    return column(context).attribute(name, context);
  }

  item(index: Value, context: Context): Value {
    return column(context).item(index, context);
  }

  operate(operator: string, other: Value, reflected: boolean, context: Context): Value | undefined {
    return column(context).operate(operator, other, reflected, context);
  }
}

type Method = (table: DataFrame, call: Call) => Value;

/** The columns stay; what is in them is not followed. */
const sameColumns: Method = (table, call) => table.give(frame(call, withoutSource(table.facts)), call);

const keepingColumns = ['tail', 'sort_values', 'sort_index', 'drop_duplicates', 'replace', 'query', 'interpolate', 'abs', 'clip', 'shift', 'round'];

/** What a table can do, as far as its columns are concerned (pandas.DataFrame). */
const methods: Readonly<Partial<Record<string, Method>>> = {
  ...Object.fromEntries(keepingColumns.map((name): [string, Method] => [name, sameColumns])),
  sample: (table, call) => frame(call, sampled(table.facts, call)),
  copy: (table, call) => frame(call, table.facts),
  astype: (table, call) => frame(call, table.facts),
  head: (table, call) => {
    const count = numberOf(argumentOf(call, 0, 'n')) ?? (call.positional.length + call.keywords.size === 0 ? 5 : undefined);
    return frame(call, count === undefined ? withoutSource(table.facts) : afterSlice(table.facts, { start: null, stop: count, step: 1 }));
  },
  dropna: (table, call) => {
    const isPlain = [...call.keywords.keys()].every((name) => name === 'inplace') && call.positional.length === 0;
    const others = call.keywords.has('axis') ? factsOfColumns(null) : withoutSource(table.facts);
    return table.give(frame(call, isPlain && !hasRowSteps(table.facts) ? afterStep(table.facts, table.columns, { step: 'dropMissing' }) : others), call);
  },
  fillna: (table, call) => {
    const given = argumentOf(call, 0, 'value');
    const value = given instanceof ColumnStatistics && given.of === table.facts && !hasRowSteps(table.facts) ? given.statistic : numberOf(given);
    return table.give(frame(call, value === undefined ? withoutSource(table.facts) : afterStep(table.facts, table.columns, { step: 'fillMissing', value })), call);
  },
  reset_index: (table, call) => table.give(truthOf(call.keywords.get('drop')?.value ?? none) === true ? frame(call, table.facts) : frame(call, factsOfColumns(null)), call),
  to_numpy: (table, call) => table.toArray(call),
  as_matrix: (table, call) => table.toArray(call),
  pop: (table, call) => table.take(argumentOf(call, 0, 'item') ?? none, call),
  drop: (table, call) => {
    const columns = call.keywords.get('columns')?.value;
    const axis = argumentOf(call, 1, 'axis');
    const isColumns = (axis?.kind === 'number' && axis.value === 1) || (axis?.kind === 'string' && axis.value === 'columns');
    const labels = columns ?? (isColumns ? argumentOf(call, 0, 'labels') : undefined);
    return table.give(labels === undefined ? frame(call, withoutSource(table.facts)) : table.without(namesIn(labels, call), call), call);
  },
  items: (_table, call) => unknown(reason(), call.range),
  info: () => none,
  describe: (_table, call) => frame(call, factsOfColumns(null)),
  mean: (table) => new ColumnStatistics('mean', table.facts),
  median: (table) => new ColumnStatistics('median', table.facts),
  std: (_table, call) => column(call),
  min: (_table, call) => column(call),
  max: (_table, call) => column(call),
  isna: (table, call) => shapedArray(call, table.toArray(call).facts.shape, 'bool', reason(), between(0, 1)),
};

/** Whether rows were picked before, so that a step of the columns, which come first here, would come too early. */
function hasRowSteps({ source }: TableFacts): boolean {
  return !isUnknown(source) && source.rows.length > 0;
}

/** The step that puts numbers for the values of a column: `df["a"] = encoder.fit_transform(df["a"])`; `undefined` for other assignments. */
function mendedColumn({ source }: TableFacts, name: string, value: Value): TableStep | undefined {
  if (isUnknown(source) || !(value instanceof ArrayValue) || isUnknown(value.facts.expression)) return undefined;
  const { expression } = value.facts;
  const inner = expression.operation === 'rank' ? expression.input : expression;
  if (inner.operation !== 'reshape' || inner.input.operation !== 'table') return undefined;
  const [picked, mapped, ...others] = inner.input.steps.slice(source.steps.length);
  const isSame = inner.input.path === source.path && picked?.step === 'pick' && picked.columns.length === 1 && picked.columns[0] === name;
  if (!isSame || others.length > 0 || source.rows.length > 0) return undefined;
  if (expression.operation === 'rank') return mapped === undefined ? { step: 'encode', column: name } : undefined;
  return mapped?.step === 'map' ? mapped : undefined;
}

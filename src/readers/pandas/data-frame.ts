import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../spec/index.js';
import {
  argumentOf, elementsOf, integerValue, Mutable, nativeValue, none, stringValue, truthOf, tupleValue, type Call, type Context, type HostValue, type Value,
} from '../python/index.js';
import { between, shapedArray, type ArrayValue } from '../numpy/index.js';
import { ownEntry } from '../own-entry.js';

/** Columns by name, in order; null where they are not all known. */
type Columns = readonly string[] | null;

const reason = (): string => l10n.t('What is in a table is known only when the file runs.');

/** A table of pandas, of which the columns may be known, and the rows never are. */
export class DataFrame extends Mutable<Columns> implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'table';

  constructor(
    readonly born: number,
    private columns: Columns,
  ) {
    super();
  }

  /** Its numbers: as many columns as are known. */
  toArray(context: Context): ArrayValue {
    return shapedArray(context, [null, this.columns?.length ?? null], 'float64', reason());
  }

  attribute(name: string, context: Context): Value | undefined {
    const method = ownEntry(methods, name);
    if (method !== undefined) return nativeValue(name, (call) => method(this, call));
    switch (name) {
      case 'values':
        return this.toArray(context);
      case 'shape':
        return tupleValue([unknown(reason(), context.range), this.columns === null ? unknown(reason(), context.range) : integerValue(this.columns.length)]);
      case 'columns':
        return context.interpreter.list((this.columns ?? []).map(stringValue), 'list', this.columns === null ? unknown(reason(), context.range) : null);
      case 'loc':
      case 'iloc':
        return new Rows(this);
      case '__len__':
        return unknown(reason(), context.range);
      default:
        return this.columns === null || this.columns.includes(name) ? column(context) : unknown(reason(), context.range);
    }
  }

  item(index: Value, context: Context): Value {
    if (index.kind === 'string') return column(context);
    if (index.kind === 'list') return frame(context, namesIn(index, context));
    // Slices and masks pick rows.
    return index.kind === 'slice' || index.kind === 'host' ? this.copy(context) : unknown(reason(), context.range);
  }

  elements(): readonly Value[] | Unknown {
    return this.columns?.map(stringValue) ?? unknown(reason());
  }

  operate(_operator: string, _other: Value, _reflected: boolean, context: Context): Value {
    return this.copy(context);
  }

  setItem(index: Value, _value: Value, context: Context): void {
    context.interpreter.touch(this);
    if (index.kind !== 'string') this.columns = null;
    else if (this.columns?.includes(index.value) === false) this.columns = [...this.columns, index.value];
  }

  copy(context: Context): DataFrame {
    return frame(context, this.columns);
  }

  /** Without the columns named; of columns that are not known, fewer are not known, either. */
  without(names: Columns, context: Context): DataFrame {
    return frame(context, names === null ? null : (this.columns?.filter((each) => !names.includes(each)) ?? null));
  }

  /** Becomes what a method has made of it, where that is asked for with `inplace=True`; otherwise gives it. */
  give(made: DataFrame, call: Call): Value {
    if (truthOf(call.keywords.get('inplace')?.value ?? none) !== true) return made;
    call.interpreter.touch(this);
    this.columns = made.columns;
    return none;
  }

  /** Takes a column out. */
  take(name: Value, context: Context): Value {
    context.interpreter.touch(this);
    this.columns = name.kind === 'string' ? (this.columns?.filter((each) => each !== name.value) ?? null) : null;
    return column(context);
  }

  override save(): Columns {
    return this.columns;
  }

  override restore(columns: Columns): void {
    this.columns = columns;
  }

  override merge(states: readonly Columns[]): void {
    const [first = null] = states;
    this.columns = states.every((state) => state !== null && first !== null && state.join() === first.join()) ? first : null;
  }
}

/** A table with columns that are known, or not. */
export function frame(context: Context, columns: Columns): DataFrame {
  return new DataFrame(context.interpreter.clock.next(), columns);
}

/** One column: as many numbers as there are rows, which are no array before `.values` makes them one. */
export function column(context: Context): ArrayValue {
  return shapedArray(context, [null], 'object', reason());
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

  constructor(private readonly table: DataFrame) {}

  item(index: Value, context: Context): Value {
    if (index.kind !== 'tuple') return index.kind === 'slice' ? this.table.copy(context) : unknown(reason(), context.range);
    const [, columns] = index.items;
    if (columns?.kind === 'string') return column(context);
    return columns?.kind === 'list' ? frame(context, namesIn(columns, context)) : frame(context, null);
  }
}

type Method = (table: DataFrame, call: Call) => Value;

const sameColumns: Method = (table, call) => table.give(table.copy(call), call);

const keepingColumns = ['copy', 'sample', 'head', 'tail', 'fillna', 'sort_values', 'sort_index', 'drop_duplicates', 'astype', 'replace', 'query', 'interpolate', 'abs', 'clip', 'shift', 'round'];

/** What a table can do, as far as its columns are concerned (pandas.DataFrame). */
const methods: Readonly<Partial<Record<string, Method>>> = {
  ...Object.fromEntries(keepingColumns.map((name): [string, Method] => [name, sameColumns])),
  dropna: (table, call) => table.give(call.keywords.has('axis') ? frame(call, null) : table.copy(call), call),
  reset_index: (table, call) => table.give(truthOf(call.keywords.get('drop')?.value ?? none) === true ? table.copy(call) : frame(call, null), call),
  to_numpy: (table, call) => table.toArray(call),
  as_matrix: (table, call) => table.toArray(call),
  pop: (table, call) => table.take(argumentOf(call, 0, 'item') ?? none, call),
  drop: (table, call) => {
    const columns = call.keywords.get('columns')?.value;
    const axis = argumentOf(call, 1, 'axis');
    const isColumns = (axis?.kind === 'number' && axis.value === 1) || (axis?.kind === 'string' && axis.value === 'columns');
    const labels = columns ?? (isColumns ? argumentOf(call, 0, 'labels') : undefined);
    return table.give(labels === undefined ? table.copy(call) : table.without(namesIn(labels, call), call), call);
  },
  items: (_table, call) => unknown(reason(), call.range),
  info: () => none,
  describe: (_table, call) => frame(call, null),
  mean: (_table, call) => column(call),
  std: (_table, call) => column(call),
  min: (_table, call) => column(call),
  max: (_table, call) => column(call),
  isna: (table, call) => shapedArray(call, table.toArray(call).facts.shape, 'bool', reason(), between(0, 1)),
};

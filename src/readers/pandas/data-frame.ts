import { isUnknown, unknown, type TableStep, type Unknown } from '../../spec/index.js';
import {
  integerValue, Mutable, nativeValue, none, numberOf, sliceBounds, stringValue, truthOf, tupleValue,
  type Call, type Context, type HostValue, type SliceValue, type Value,
} from '../python/index.js';
import { ArrayValue, shapedArray } from '../numpy/index.js';
import { ownEntry } from '../own-entry.js';
import { arrayOf, column, namesIn } from './columns.js';
import { mendedColumn } from './mended-column.js';
import { Rows } from './rows.js';
import { isOfSameRows } from './same-rows.js';
import { afterRows, afterSlice, afterStep, factsOfColumns, rowCount, tableExpression, tableReason, withoutSource, type Columns, type TableFacts } from './table-facts.js';
import { tableMethods } from './table-methods.js';

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

  /** Another table, with what is known of it. */
  with(context: Context, facts: TableFacts): DataFrame {
    return frame(context, facts);
  }

  /** Its numbers: as many columns as are known. */
  toArray(context: Context): ArrayValue {
    const { columns, source } = this.facts;
    const count = columns?.length ?? null;
    if (isUnknown(source)) return shapedArray(context, [null, count], 'float64', tableReason());
    return arrayOf(tableExpression(source, count, false), 'float64', context);
  }

  /** One column: as many numbers as there are rows, which are no array before `.values` makes them one. */
  column(step: TableStep, context: Context): ArrayValue {
    const { source } = afterStep(this.facts, null, step);
    return isUnknown(source) ? column(context) : arrayOf(tableExpression(source, 1, true), 'object', context);
  }

  attribute(name: string, context: Context): Value | undefined {
    const method = ownEntry(tableMethods, name);
    if (method !== undefined) return nativeValue(name, (call) => method(this, call));
    switch (name) {
      case 'values':
        return this.toArray(context);
      case 'shape':
        return tupleValue([this.length(context), this.columns === null ? unknown(tableReason(), context.range) : integerValue(this.columns.length)]);
      case 'columns':
        return context.interpreter.list((this.columns ?? []).map(stringValue), 'list', this.columns === null ? unknown(tableReason(), context.range) : null);
      case 'loc':
      case 'iloc':
        return new Rows(this, name);
      case '__len__':
        return nativeValue(name, (call) => this.length(call));
      default:
        return this.columns === null || this.columns.includes(name) ? this.column({ step: 'pick', columns: [name] }, context) : unknown(tableReason(), context.range);
    }
  }

  item(index: Value, context: Context): Value {
    if (index.kind === 'string') return this.column({ step: 'pick', columns: [index.value] }, context);
    if (index.kind === 'list') return this.picked(namesIn(index, context), context);
    const place = numberOf(index);
    if (place !== undefined) return this.column({ step: 'pick', columns: [String(place)] }, context);
    // Slices and masks pick rows.
    if (index.kind === 'slice') return this.with(context, this.rowsOf(index));
    if (index instanceof ArrayValue && index.facts.dtype === 'bool') return this.with(context, this.rowsAt(index));
    return index.kind === 'host' ? this.with(context, withoutSource(this.facts)) : unknown(tableReason(), context.range);
  }

  elements(): readonly Value[] | Unknown {
    return this.columns?.map(stringValue) ?? unknown(tableReason());
  }

  operate(_operator: string, _other: Value, _reflected: boolean, context: Context): Value {
    return this.with(context, withoutSource(this.facts));
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
    return count === null ? unknown(tableReason(), context.range) : integerValue(count);
  }

  /** With only some of the columns. */
  picked(names: Columns, context: Context): DataFrame {
    return this.with(context, names === null ? factsOfColumns(null) : afterStep(this.facts, names, { step: 'pick', columns: names }));
  }

  /** With only the columns from one place to another. */
  between(start: number | null, stop: number | null, context: Context): DataFrame {
    return this.with(context, afterStep(this.facts, this.columns?.slice(start ?? 0, stop ?? undefined) ?? null, { step: 'places', start, stop }));
  }

  /** Without the columns named; of columns that are not known, fewer are not known, either. */
  without(names: Columns, context: Context): DataFrame {
    if (names === null) return this.with(context, factsOfColumns(null));
    return this.with(context, afterStep(this.facts, this.columns?.filter((each) => !names.includes(each)) ?? null, { step: 'drop', columns: names }));
  }

  /** What is known of some rows that follow each other. */
  rowsOf(index: SliceValue): TableFacts {
    const bounds = sliceBounds(index);
    return bounds === undefined ? withoutSource(this.facts) : afterSlice(this.facts, bounds);
  }

  /** What is known of the rows where a condition holds, or with some numbers. */
  rowsAt({ facts: { expression, dtype } }: ArrayValue): TableFacts {
    if (isUnknown(expression)) return withoutSource(this.facts);
    if (dtype === 'bool') return isOfSameRows(expression, this.facts) ? afterRows(this.facts, null, (input) => ({ operation: 'mask', input, condition: expression })) : withoutSource(this.facts);
    return afterRows(this.facts, expression.shape[0] ?? null, (input) => ({ operation: 'take', input, indices: expression }));
  }

  /** Becomes what a method has made of it, where that is asked for with `inplace=True`; otherwise gives it. */
  give(made: DataFrame, call: Call): Value {
    if (truthOf(call.keywords.get('inplace')?.value ?? none) !== true) return made;
    call.interpreter.touch(this);
    this.facts = made.facts;
    return none;
  }

  /** Forgets what is in the table, where something is put into some rows of it. @param names The columns, where they are known; there may be new ones. */
  changedIn(names: Columns, context: Context): void {
    context.interpreter.touch(this);
    const isInside = names !== null && this.columns !== null && names.every((name) => this.columns?.includes(name));
    this.facts = factsOfColumns(isInside ? this.columns : null);
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

import { unknown } from '../../spec/index.js';
import { ArrayValue } from '../numpy/index.js';
import { numberOf, sliceBounds, type Context, type HostValue, type SliceValue, type Value } from '../python/index.js';
import { namesIn } from './columns.js';
import type { DataFrame } from './data-frame.js';
import { factsOfColumns, tableReason, withoutSource } from './table-facts.js';

/** `table.loc` and `table.iloc`: rows, and with a second index columns. */
export class Rows implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'rows';

  constructor(
    private readonly table: DataFrame,
    private readonly by: 'loc' | 'iloc',
  ) {}

  item(index: Value, context: Context): Value {
    const [rows, columns] = index.kind === 'tuple' ? index.items : [index];
    if (columns === undefined) return this.some(rows, context) ?? unknown(tableReason(), context.range);
    const some = this.some(rows, context) ?? this.table.with(context, withoutSource(this.table.facts));
    return this.by === 'loc' ? columnsByName(some, columns, context) : columnsByPlace(some, columns, context);
  }

  setItem(index: Value, _value: Value, context: Context): void {
    const columns = index.kind === 'tuple' ? index.items[1] : undefined;
    this.table.changedIn(columns === undefined || this.by === 'iloc' ? null : namesIn(columns, context), context);
  }

  /** The rows that an index picks; `undefined` for one that is read by nobody here, as a label. */
  private some(index: Value | undefined, context: Context): DataFrame | undefined {
    if (index?.kind === 'slice') return this.span(index, context);
    if (!(index instanceof ArrayValue)) return undefined;
    // The numbers that `loc` is given are labels.
    const isFollowed = this.by === 'iloc' || index.facts.dtype === 'bool';
    return this.table.with(context, isFollowed ? this.table.rowsAt(index) : withoutSource(this.table.facts));
  }

  private span(index: SliceValue, context: Context): DataFrame {
    const bounds = sliceBounds(index);
    if (bounds?.start === null && bounds.stop === null && bounds.step === 1) return this.table;
    // The end of a slice of `loc` is a label, and is one of the rows.
    return this.table.with(context, this.by === 'iloc' ? this.table.rowsOf(index) : withoutSource(this.table.facts));
  }
}

function columnsByName(table: DataFrame, columns: Value, context: Context): Value {
  if (columns.kind === 'string') return table.column({ step: 'pick', columns: [columns.value] }, context);
  return columns.kind === 'list' ? table.picked(namesIn(columns, context), context) : table.with(context, factsOfColumns(null));
}

function columnsByPlace(table: DataFrame, columns: Value, context: Context): Value {
  if (columns.kind === 'string') return table.column({ step: 'pick', columns: [columns.value] }, context);
  const place = numberOf(columns);
  if (place !== undefined) return table.column({ step: 'place', place }, context);
  const span = columns.kind === 'slice' ? sliceBounds(columns) : undefined;
  return span?.step === 1 ? table.between(span.start, span.stop, context) : table.with(context, factsOfColumns(null));
}

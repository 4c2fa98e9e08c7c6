import type { Context, HostValue, Value } from '../python/index.js';
import { column } from './columns.js';
import type { TableFacts } from './table-facts.js';

/** `table.mean()`: a number for each column. */
export class ColumnStatistics implements HostValue {
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

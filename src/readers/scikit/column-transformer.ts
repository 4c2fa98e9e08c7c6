import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../spec/index.js';
import { ArrayValue, columnsOf, expressionOf, madeArray } from '../numpy/index.js';
import { DataFrame } from '../pandas/index.js';
import { argumentOf, elementsOf, nativeValue, none, numberOf, sliceBounds, type Call, type Context, type HostValue, type Value } from '../python/index.js';
import { Transformer } from './transformers.js';

/** Columns by their names, or by their places from the first. */
type Wanted = { readonly names: readonly string[] } | { readonly places: readonly number[] };

/** What is done to some columns; null leaves them as they are, and `drop` leaves them out. */
interface Part {
  readonly transformer: Transformer | null | 'drop';
  readonly wanted: Wanted;
}

interface Settings {
  readonly parts: readonly Part[];
  readonly keepsRest: boolean;
}

/** In what order a part is given: `("name", transformer, columns)`, or without the name. */
type Order = 'named' | 'plain';

/**
 * `ColumnTransformer([("name", OneHotEncoder(), [1])], remainder="passthrough")`: what each transformer makes of its columns
 * one after another, then the columns that none of them is for (sklearn/compose/_column_transformer.py).
 */
export class ColumnTransformer implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'ColumnTransformer';
  private readonly settings: Settings | Unknown;

  constructor(making: Call, order: Order) {
    this.settings = settingsOf(making, order);
  }

  attribute(name: string, context: Context): Value {
    switch (name) {
      case 'fit':
        return nativeValue(name, (call) => this.fit(dataOf(call), call));
      case 'transform':
        return nativeValue(name, (call) => this.transform(dataOf(call), call));
      case 'fit_transform':
        return nativeValue(name, (call) => this.transform(dataOf(call), call, true));
      default:
        return notRead(context);
    }
  }

  private fit(data: Value, call: Call): this {
    if (!isUnknown(this.settings)) {
      for (const { transformer, wanted } of this.settings.parts) if (transformer instanceof Transformer) transformer.fit(columnsIn(data, wanted, call), call);
    }
    return this;
  }

  private transform(data: Value, call: Call, fits = false): Value {
    if (isUnknown(this.settings)) return this.settings;
    const { parts, keepsRest } = this.settings;
    const made = parts.flatMap(({ transformer, wanted }) => {
      if (transformer === 'drop') return [];
      const columns = columnsIn(data, wanted, call);
      if (transformer === null) return [columns];
      if (fits) transformer.fit(columns, call);
      return [transformer.transform(columns, call)];
    });
    return sideBySide(keepsRest ? [...made, ...restOf(data, parts.map(({ wanted }) => wanted), call)] : made, call);
  }
}

function settingsOf(making: Call, order: Order): Settings | Unknown {
  const given = order === 'named' ? elementsOf(argumentOf(making, 0, 'transformers') ?? none, making.range) : making.positional.map(({ value }) => value);
  if (isUnknown(given)) return given;
  const remainder = making.keywords.get('remainder')?.value ?? (order === 'named' ? making.positional[1]?.value : undefined);
  const parts = given.map((each) => partOf(each, order, making));
  const known = parts.filter((part) => part !== undefined);
  const isFollowed = remainder === undefined || (remainder.kind === 'string' && ['drop', 'passthrough'].includes(remainder.value));
  if (known.length < parts.length || !isFollowed || making.open !== null || making.keywords.has('transformer_weights')) return notRead(making);
  return { parts: known, keepsRest: remainder?.kind === 'string' && remainder.value === 'passthrough' };
}

function partOf(given: Value, order: Order, making: Call): Part | undefined {
  const items = elementsOf(given, making.range);
  if (isUnknown(items)) return undefined;
  const [transformer, columns] = order === 'named' ? items.slice(1) : items;
  const wanted = columns === undefined ? undefined : wantedOf(columns, making);
  if (wanted === undefined || transformer === undefined) return undefined;
  // scikit-learn fits a copy, so that one object may stand for several parts.
  if (transformer instanceof Transformer) return { transformer: transformer.copy(), wanted };
  if (transformer.kind !== 'string') return undefined;
  return transformer.value === 'drop' ? { transformer: 'drop', wanted } : transformer.value === 'passthrough' ? { transformer: null, wanted } : undefined;
}

function wantedOf(columns: Value, making: Call): Wanted | undefined {
  if (columns.kind === 'slice') {
    const bounds = sliceBounds(columns);
    const [first, end] = [bounds?.start ?? 0, bounds?.stop ?? null];
    return end === null || bounds?.step !== 1 || first < 0 ? undefined : { places: Array.from({ length: end - first }, (_, index) => first + index) };
  }
  const elements = elementsOf(columns, making.range);
  if (isUnknown(elements)) return undefined;
  const names = elements.flatMap((element) => (element.kind === 'string' ? [element.value] : []));
  if (names.length === elements.length) return { names };
  const places = elements.map(numberOf).filter((place) => place !== undefined);
  return places.length === elements.length && places.every((place) => place >= 0) ? { places } : undefined;
}

/** The columns of a matrix or a table; not known where it is neither, or has no names. */
function columnsIn(data: Value, wanted: Wanted, call: Call): Value {
  if ('places' in wanted) return sideBySide(runsOf(wanted.places).map(([start, stop]) => between(data, start, stop, call)), call);
  if (data instanceof DataFrame) return data.picked(wanted.names, call).toArray(call);
  return isUnknown(data) ? data : notRead(call);
}

/** The columns that no part is for, in their order. */
function restOf(data: Value, wanted: readonly Wanted[], call: Call): readonly Value[] {
  const names = wanted.flatMap((each) => ('names' in each ? each.names : []));
  const places = wanted.flatMap((each) => ('places' in each ? each.places : []));
  if (places.length === 0 && data instanceof DataFrame) return [data.without(names, call).toArray(call)];
  const width = data instanceof DataFrame ? (data.columns?.length ?? null) : data instanceof ArrayValue ? (data.facts.shape[1] ?? null) : null;
  if (names.length > 0 || width === null) return [notRead(call)];
  const rest = Array.from({ length: width }, (_, place) => place).filter((place) => !places.includes(place));
  return runsOf(rest).map(([start, stop]) => between(data, start, stop, call));
}

/** The columns of a matrix or a table from one place to another. */
function between(data: Value, start: number, stop: number, call: Call): Value {
  if (data instanceof DataFrame) return data.between(start, stop, call).toArray(call);
  if (!(data instanceof ArrayValue) || data.facts.shape.length !== 2) return isUnknown(data) ? data : notRead(call);
  const { shape, dtype } = data.facts;
  return madeArray(call, [shape[0] ?? null, stop - start], dtype, [data], () => columnsOf(expressionOf(data), { start, stop }, stop - start));
}

/** Places that follow each other as one span each. */
function runsOf(places: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last?.[1] === place) last[1] = place + 1;
    else runs.push([place, place + 1]);
  }
  return runs;
}

/** Matrices as one, column after column. */
function sideBySide(parts: readonly Value[], call: Call): Value {
  const arrays = parts.filter((part) => part instanceof ArrayValue);
  const [first] = arrays;
  if (first === undefined || arrays.length < parts.length) return parts.find(isUnknown) ?? notRead(call);
  if (arrays.length === 1) return first;
  const widths = arrays.map(({ facts: { shape } }) => shape[1] ?? null);
  const width = widths.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return madeArray(call, [first.facts.shape[0] ?? null, width], 'float64', arrays, () => ({ operation: 'concatenate', inputs: arrays.map(expressionOf), axis: 1 }));
}

function dataOf(call: Call): Value {
  return argumentOf(call, 0, 'X') ?? none;
}

function notRead({ range }: Context): Unknown {
  return unknown(l10n.t('This ColumnTransformer is not read. Transformers such as StandardScaler and OneHotEncoder with lists of columns are.'), range);
}

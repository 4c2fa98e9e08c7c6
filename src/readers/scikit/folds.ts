import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type RandomSource } from '../../spec/index.js';
import {
  argumentOf, integerValue, nativeValue, none, numberOf, tupleValue, type Call, type Context, type HostValue, type Value,
} from '../python/index.js';
import { ArrayValue, between, expressionOf, isSeed, madeArray, notAnArray, RandomStateValue, shapedArray, sharedState } from '../numpy/index.js';
import { DataFrame } from '../pandas/index.js';

/** How a class of scikit-learn divides rows (sklearn/model_selection/_split.py). */
type Method = 'even' | 'stratified' | 'timeSeries';

/** More folds than these are not followed one by one. */
const mostFolds = 100;

interface FoldSettings {
  readonly folds: number;
  readonly shuffle: boolean;
  /** Where the shuffle comes from; null for the generator that all share. */
  readonly random: number | RandomStateValue | null;
}

/** An object of such a class, `KFold(n_splits=5)`. */
class Folds implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'folds';

  constructor(
    private readonly method: Method,
    private readonly making: Call,
  ) {}

  attribute(name: string, context: Context): Value {
    if (name === 'split') return nativeValue(name, (call) => this.split(call));
    const folds = numberOf(argumentOf(this.making, 0, 'n_splits') ?? integerValue(5));
    if (folds !== undefined && name === 'n_splits') return integerValue(folds);
    if (folds !== undefined && name === 'get_n_splits') return nativeValue(name, () => integerValue(folds));
    return unknown(l10n.t('What "{0}" of a division into folds is is known only when the file runs.', name), context.range);
  }

  /** The numbers of the rows to train on and to test on, of each fold. */
  private split(call: Call): Value {
    const data = numbersOf(argumentOf(call, 0, 'X') ?? none, call);
    if (!(data instanceof ArrayValue)) return notAnArray(data, call.range);
    const settings = settingsOf(this.making);
    if (isUnknown(settings)) return settings;
    const { folds, shuffle } = settings;
    const rows = data.facts.shape[0] ?? null;
    if (this.method === 'timeSeries') return timeSeries(rows, settings, call);
    const classes = this.method === 'stratified' ? numbersOf(argumentOf(call, 1, 'y') ?? none, call) : null;
    const source = shuffle ? sourceOf(settings, rows, classes !== null, call) : null;
    const part = (which: 'train' | 'test', fold: number): Value => {
      const tested = rows === null || classes !== null ? null : Math.floor(rows / folds) + Number(fold < rows % folds);
      const shape = [tested === null || rows === null ? null : which === 'test' ? tested : rows - tested];
      const values = rows === null ? {} : between(0, rows - 1);
      if (classes !== null && !(classes instanceof ArrayValue)) return shapedArray(call, shape, 'int64', l10n.t('The samples are split at random.'), values);
      return madeArray(call, shape, 'int64', classes === null ? [data] : [data, classes], () => ({
        operation: 'fold', input: expressionOf(data), folds, fold, part: which, source, stratify: classes === null ? null : expressionOf(classes),
      }), values);
    };
    return call.interpreter.list(Array.from({ length: folds }, (_, fold) => tupleValue([part('train', fold), part('test', fold)])));
  }
}

/** Each fold tests on the rows behind those that it trains on. */
function timeSeries(rows: number | null, { folds }: FoldSettings, call: Call): Value {
  if (rows === null) return unknown(l10n.t('How the rows are divided is known only when the file runs.'), call.range);
  const size = Math.floor(rows / (folds + 1));
  const span = (start: number, stop: number): Value =>
    madeArray(call, [stop - start], 'int64', [], () => ({ operation: 'sequence', start, step: 1 }), between(start, stop - 1));
  return call.interpreter.list(Array.from({ length: folds }, (_, fold) => {
    const start = rows - (folds - fold) * size;
    return tupleValue([span(0, start), span(start, start + size)]);
  }));
}

/** The numbers of a table; an array is one already. */
function numbersOf(data: Value, call: Call): Value {
  return data instanceof DataFrame ? data.toArray(call) : data;
}

function settingsOf(making: Call): FoldSettings | ReturnType<typeof unknown> {
  const given = (place: number, name: string): Value | undefined => {
    const value = argumentOf(making, place, name);
    return value === undefined || value.kind === 'none' ? undefined : value;
  };
  const folds = numberOf(given(0, 'n_splits') ?? integerValue(5));
  const shuffle = given(1, 'shuffle');
  const state = given(2, 'random_state');
  const random = state === undefined ? null : state instanceof RandomStateValue ? state : numberOf(state);
  const isKnown = making.open === null && folds !== undefined && folds >= 2 && folds <= mostFolds && (shuffle === undefined || shuffle.kind === 'boolean') && random !== undefined;
  const others = [...making.keywords.keys()].some((name) => !['n_splits', 'shuffle', 'random_state'].includes(name));
  if (!isKnown || others) return unknown(l10n.t('How the rows are divided is known only when the file runs.'), making.range);
  return { folds, shuffle: shuffle?.kind === 'boolean' && shuffle.value, random };
}

/** What the rows are shuffled by; a generator moves on, in a way that is not followed where classes are shuffled one by one. */
function sourceOf({ random }: FoldSettings, rows: number | null, isStratified: boolean, call: Call): RandomSource {
  if (typeof random === 'number') return { seed: isSeed(random) ? random : null, before: [], place: call.interpreter.clock.next() };
  const state = random ?? sharedState(call);
  const source = state.source(call);
  state.drawn(rows === null || isStratified ? null : { draw: 'permutation', count: rows }, call);
  return source;
}

const made = (name: string, method: Method): readonly [string, Value] => [name, nativeValue(name, (call) => new Folds(method, call))];

/** The classes that divide rows into folds. */
export const foldClasses: Readonly<Record<string, Value>> = Object.fromEntries([made('KFold', 'even'), made('StratifiedKFold', 'stratified'), made('TimeSeriesSplit', 'timeSeries')]);

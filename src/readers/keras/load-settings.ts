import type { DatasetArray, Shape } from '../../spec/index.js';
import { ArrayValue, type KnownValues } from '../numpy/index.js';
import { numberOf, type Call, type Value } from '../python/index.js';

/** The arguments of `load_data` that decide which data it gives. */
export type LoadSettings = NonNullable<DatasetArray['settings']>;

/**
 * The arguments of a call of `load_data`; null where one is not known, or not known to Keras.
 * @param parameters its parameters, in their order.
 */
export function settingsOf({ positional, keywords, open }: Call, parameters: readonly string[]): LoadSettings | null {
  if (open !== null || positional.length > parameters.length) return null;
  const given = [...positional.map(({ value }, place) => [parameters[place] ?? '', value] as const), ...[...keywords].map(([name, { value }]) => [name, value] as const)];
  const settings: Record<string, number | string | null> = {};
  for (const [name, value] of given) {
    const setting = settingOf(value);
    if (setting === undefined || !parameters.includes(name)) return null;
    // Where the file is kept is none of the data.
    if (name !== 'path') settings[name] = setting;
  }
  return settings;
}

function settingOf(value: Value): number | string | null | undefined {
  if (value.kind === 'none') return null;
  return value.kind === 'string' ? value.value : numberOf(value);
}

/** An array of a data set that is known by name. */
export function datasetArray({ settings, ...source }: Omit<DatasetArray, 'operation'>, shape: Shape, dtype: string, values: KnownValues, call: Call): ArrayValue {
  const isPreset = settings === undefined || Object.keys(settings).length === 0;
  const expression = { kind: 'array', operation: 'dataset', ...source, ...(isPreset ? {} : { settings }), shape, dtype, range: call.range } as const;
  return new ArrayValue(call.interpreter.clock.next(), { shape, dtype, expression, operations: 1, values });
}

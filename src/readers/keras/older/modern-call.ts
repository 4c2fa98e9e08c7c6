import type { LayerDefinition } from '../../../nn/index.js';
import { stringValue, tupleValue, type Call, type GivenArgument, type Value } from '../../python/index.js';
import { ownEntry } from '../../own-entry.js';
import { afterKernel, kernelSides, olderSpellings } from './spellings.js';

/**
 * A call of a layer as Keras 3 would have it written, where it is in the words of Keras 1: `Convolution2D(32, 3, 3,
 * border_mode="same")` is `Conv2D(32, (3, 3), padding="same")`.
 * @param older Whether the file is one for Keras 1, so that `Convolution2D(32, 3, 3)` has no stride of 3.
 */
export function modernCall(definition: LayerDefinition, call: Call, older: boolean): Call {
  const { className, parameters } = definition;
  const sides = ownEntry(kernelSides, className) ?? [];
  const renamed = renameKeywords(call, ownEntry(olderSpellings, className) ?? {}, new Set(parameters.map(({ name }) => name)));
  const speaksOlder = older || renamed.changed || sides.some((side) => call.keywords.has(side));
  if (!speaksOlder) return call;
  const keywords = new Map(renamed.keywords);
  const positional = kernelByPosition(className, sides, call, keywords) ?? call.positional;
  joinSides(sides, keywords);
  return { ...call, positional, keywords };
}

function renameKeywords(
  call: Call,
  spellings: Readonly<Record<string, string>>,
  own: ReadonlySet<string>,
): { keywords: ReadonlyMap<string, GivenArgument>; changed: boolean } {
  const keywords = new Map<string, GivenArgument>();
  let changed = false;
  for (const [name, argument] of call.keywords) {
    const modern = own.has(name) ? undefined : ownEntry(spellings, name);
    changed ||= modern !== undefined;
    keywords.set(modern ?? name, modern === 'data_format' ? { ...argument, value: dataFormat(argument.value) } : argument);
  }
  return { keywords, changed };
}

function dataFormat(value: Value): Value {
  if (value.kind !== 'string') return value;
  if (value.value === 'tf') return stringValue('channels_last');
  return value.value === 'th' ? stringValue('channels_first') : value;
}

/** `(filters, rows, columns, …)` as `(filters, (rows, columns))`, the rest by name; `undefined` where it is not that. */
function kernelByPosition(className: string, sides: readonly string[], call: Call, keywords: Map<string, GivenArgument>): readonly GivenArgument[] | undefined {
  const [filters, ...others] = call.positional;
  const lengths = others.slice(0, sides.length);
  if (filters === undefined || sides.length === 0 || lengths.length < sides.length) return undefined;
  if (lengths.some(({ value }) => value.kind !== 'number' && value.kind !== 'unknown')) return undefined;
  const names = ownEntry(afterKernel, className) ?? [];
  for (const [index, argument] of others.slice(sides.length).entries()) {
    const name = names[index];
    if (name !== undefined && !keywords.has(name)) keywords.set(name, argument);
  }
  return [filters, joined(lengths)];
}

function joinSides(sides: readonly string[], keywords: Map<string, GivenArgument>): void {
  const lengths = sides.flatMap((side) => keywords.get(side) ?? []);
  if (sides.length === 0 || lengths.length < sides.length) return;
  for (const side of sides) keywords.delete(side);
  keywords.set('kernel_size', joined(lengths));
}

/** Several arguments as one that stands where they stand. */
function joined(lengths: readonly GivenArgument[]): GivenArgument {
  const value = tupleValue(lengths.map((length) => length.value));
  const [first, last] = [lengths[0]?.place, lengths.at(-1)?.place];
  if (!first || !last) return { value, place: null };
  const range = { ...first.range, end: last.range.end };
  return { value, place: { byKeyword: first.byKeyword, range, value: range } };
}

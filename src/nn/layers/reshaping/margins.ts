import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type ConfigValue, type Maybe } from '../../../spec/index.js';
import { argument } from '../../argument.js';
import { ShapeError } from '../../definition.js';
import type { WindowLayer } from '../window/index.js';

/** How much is added to, or taken from, the beginning and the end of an axis. */
export type Margin = readonly [before: number, after: number];

/**
 * An argument that gives the margins of each axis: one number for all, a number an axis, or a pair an axis; of a
 * sequence, also the pair alone.
 * @throws ShapeError where it is none of these.
 */
export function marginsOf({ className, rank }: WindowLayer, config: Config, name: string): Maybe<readonly Margin[]> {
  const refused = new ShapeError(
    l10n.t(
      'The "{0}" of {1} must be a whole number from 0, or a tuple of such numbers or of pairs of them.',
      name,
      className,
    ),
  );
  const value = argument(config, name);
  if (isUnknown(value)) return value;
  const list = rank === 1 ? [value] : listOf(value) ?? new Array<ConfigValue>(rank).fill(value);
  if (list.length !== rank) throw refused;
  const margins: Margin[] = [];
  for (const one of list) {
    const pair = listOf(one) ?? [one, one];
    const missing = pair.find(isUnknown);
    if (missing !== undefined) return missing;
    const [before, after] = pair;
    if (pair.length !== 2 || !isLength(before) || !isLength(after)) throw refused;
    margins.push([before, after]);
  }
  return margins;
}

function listOf(value: ConfigValue): readonly ConfigValue[] | undefined {
  return Array.isArray(value) ? (value as readonly ConfigValue[]) : undefined;
}

function isLength(value: ConfigValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

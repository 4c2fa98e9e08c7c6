import type { SourceRange } from '../../../spec/index.js';
import { argumentOf, none, truthOf, type Call } from '../../python/index.js';

/** A pipeline whose pieces come in another order in every pass. */
export interface Shuffling {
  /** The call that shuffles. */
  readonly by: SourceRange;
  /** Whether only some of the pieces are left: then each pass has others. */
  readonly isPart: boolean;
}

/** Methods whose pieces come of more than the pipeline that they are called on, so that nothing is known of their order. */
const mixing = new Set(['concatenate', 'zip', 'interleave', 'flat_map', 'apply', 'choose_from_datasets']);

/**
 * How the pieces are shuffled after a method of a pipeline (tensorflow/python/data/ops/dataset_ops.py): `shuffle` draws a new
 * order for every pass unless `reshuffle_each_iteration=False`, whatever its seed, and what is cached keeps the order it had.
 */
export function shufflingAfter(method: string, before: Shuffling | null, call: Call): Shuffling | null {
  if (mixing.has(method)) return null;
  if (before?.isPart === true) return before;
  switch (method) {
    case 'shuffle':
      return drawsAnew(call) ? { by: call.range, isPart: false } : before;
    case 'cache':
      return null;
    case 'take':
    case 'skip':
      return before === null ? null : { ...before, isPart: true };
    default:
      return before;
  }
}

function drawsAnew(call: Call): boolean {
  const given = argumentOf(call, 2, 'reshuffle_each_iteration') ?? none;
  return call.open === null && (given.kind === 'none' || truthOf(given) === true);
}

/** The same for a data set of a folder, which is shuffled unless it is told not to be (keras/src/utils/image_dataset_utils.py). */
export function shufflingOfFolder(call: Call): Shuffling | null {
  const shuffle = call.keywords.get('shuffle')?.value;
  const isSure = call.open === null && call.positional.length <= 1 && (shuffle === undefined || truthOf(shuffle) === true);
  return isSure ? { by: call.range, isPart: false } : null;
}

import { builtins } from '../builtins/index.js';
import { moduleOf } from '../library.js';
import { nativeValue, none } from '../values.js';

/** A bar of progress: it gives what it is given, one after the other. */
const progress = nativeValue('tqdm', (call) => (call.positional[0] ?? call.keywords.get('iterable'))?.value ?? none);

const members = { tqdm: progress, trange: builtins['range'] ?? none, tqdm_notebook: progress, write: nativeValue('write', () => none) };

export const tqdmModules = ['tqdm', 'tqdm.auto', 'tqdm.notebook'].map((path) => moduleOf(path, members));

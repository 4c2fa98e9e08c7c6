import { builtins } from '../builtins.js';
import { moduleOf } from '../library.js';
import { none } from '../values.js';

export const collections = moduleOf('collections', { OrderedDict: builtins['dict'] ?? none });

import { moduleOf } from '../library.js';
import { nativeValue } from '../values.js';
import { namespaceOf } from './argparse.js';

export const types = moduleOf('types', { SimpleNamespace: nativeValue('SimpleNamespace', namespaceOf) });

import { hdf5Attributes } from './hdf5/attributes.js';
import { wholeContent, zipMembers, type ReadAt } from './zip-members.js';

/** A model in a file, as Keras has written it: texts in JSON. */
export interface SavedModelFile {
  readonly configuration: string;
  /** How it was compiled, of files in HDF5; `.keras` archives have that in the configuration. */
  readonly compilation: string | null;
}

/** A configuration of more bytes is not read. */
const mostBytes = 2 ** 26;
const archiveEntry = 'config.json';

/** The configuration in a `.keras` archive (keras/src/saving/saving_lib.py); `undefined` where there is none. */
export function modelInArchive(size: number, readAt: ReadAt): SavedModelFile | undefined {
  for (const member of zipMembers(size, readAt)) {
    if (member.name !== archiveEntry) continue;
    const content = wholeContent(readAt, member, mostBytes);
    return content && { configuration: new TextDecoder().decode(content), compilation: null };
  }
  return undefined;
}

/** The configuration in a whole model in HDF5 (keras/src/legacy/saving/legacy_h5_format.py); `undefined` where there is none, as among weights alone. */
export function modelInHdf5(size: number, readAt: ReadAt): SavedModelFile | undefined {
  const attributes = hdf5Attributes(size, readAt, ['model_config', 'training_config'], mostBytes);
  const configuration = attributes.get('model_config');
  return configuration === undefined ? undefined : { configuration, compilation: attributes.get('training_config') ?? null };
}

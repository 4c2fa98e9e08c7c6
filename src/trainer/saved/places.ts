import { join } from 'node:path';
import { plainPath } from '../../spec/index.js';

/** The file with the trained model that every run ends with. */
export const trainedModelFile = 'model.keras';

/**
 * Where a run keeps what the code saves: under the path that the code gives, in a folder of the run's directory, so that
 * nothing outside is touched whatever the code says.
 */
export function placeInRun(runDirectory: string, path: string): string {
  const parts = plainPath(path).split('/').filter((part) => part !== '');
  return join(runDirectory, 'checkpoints', ...parts.map((part) => (part === '..' ? 'parent' : part.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-'))));
}

import { basename, join } from 'node:path';

/** The file with the trained model that every run ends with. */
export const trainedModelFile = 'model.keras';

/**
 * Where a run keeps what the code saves: in a folder of its directory, under the last part of the path that the code gives,
 * so that nothing outside is touched whatever the code says.
 */
export function placeInRun(runDirectory: string, path: string): string {
  const name = basename(path.replaceAll('\\', '/')).replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-');
  return join(runDirectory, 'checkpoints', name);
}

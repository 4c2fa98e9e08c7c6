import { removeUnfinished, type RunRecord } from '../runs/index.js';
import { removeControlAddress, removeTemporaryFolders } from './channel/index.js';

/** Takes away what a trainer that was killed left behind; only for whoever knows that it has gone. Errors of the disk are passed on. */
export async function tidyAfter(directory: string, { control, processId }: Pick<RunRecord, 'control' | 'processId'>): Promise<void> {
  await removeUnfinished(directory);
  await removeTemporaryFolders(processId);
  if (control !== undefined) await removeControlAddress(control);
}

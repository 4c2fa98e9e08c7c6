import { removeUnfinishedRecord, type RunRecord } from '../runs/index.js';
import { removeControlAddress } from './channel/index.js';

/** Takes away what a trainer that was killed left behind; only for whoever knows that it has gone. Errors of the disk are passed on. */
export async function tidyAfter(directory: string, { control }: RunRecord): Promise<void> {
  await removeUnfinishedRecord(directory);
  if (control !== undefined) await removeControlAddress(control);
}

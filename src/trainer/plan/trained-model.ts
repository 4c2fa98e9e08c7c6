import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { StartRequest } from '../../protocol/index.js';
import { progressOf, saveModel, trainedModelFile, type SavedFile } from '../saved/index.js';
import type { RunMemory } from './memory.js';
import type { ReadyStage } from './ready-stage.js';

/**
 * Leaves the model of the fit that was chosen in the run's directory, as it is now; nothing where that fit has not begun.
 * @returns what to say to people: the model is saved otherwise than Keras does, or not; null where there is nothing to say.
 */
export async function saveTrainedModel(
  memory: RunMemory,
  stages: readonly ReadyStage[],
  { fitStep, runDirectory }: Pick<StartRequest, 'fitStep' | 'runDirectory'>,
): Promise<string | null> {
  const chosen = stages.find((ready) => ready.kind === 'fit' && ready.stage.step === fitStep)?.stage;
  if (chosen?.kind !== 'fit') return null;
  const { iterations, learningRate } = memory.counters(chosen);
  if (iterations === 0) return null;
  const { whole, compile, learningRate: rateOf } = chosen.fit;
  const read = (name: string): Float32Array => memory.valueOf(chosen, name) ?? new Float32Array();
  const progress = progressOf(compile, iterations, learningRate ?? rateOf(iterations));
  let file: SavedFile;
  try {
    file = await saveModel(join(runDirectory, trainedModelFile), 'model', { saved: { ...whole, compile, read }, progress });
  } catch (error) {
    // The run itself is whole, and its record tells what it gave.
    return l10n.t('The trained model could not be saved: {0}', error instanceof Error ? error.message : String(error));
  }
  return file.note;
}

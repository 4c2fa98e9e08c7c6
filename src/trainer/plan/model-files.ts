import * as l10n from '@vscode/l10n';
import { isConfigObject, isUnknown, type CompileStep } from '../../spec/index.js';
import { findSaved, isLegacyFile, loadWeights, placeInRun, progressOf, saveModel, type SavedFilePlaces } from '../saved/index.js';
import type { RunMemory } from './memory.js';
import { methodOf, type LoadStage, type SaveStage } from './stage.js';

/** Writes and reads the models that a program saves and loads between its fits. */
export class ModelFiles {
  constructor(
    private readonly memory: RunMemory,
    private readonly places: SavedFilePlaces & { readonly runDirectory: string },
  ) {}

  /**
   * Saves a model as it is now, in the run's directory.
   * @returns what to say to people. Errors of the disk are passed on.
   */
  async save(stage: SaveStage): Promise<string> {
    const { whole, model, compiled, path, what } = stage;
    const weights = this.memory.weightsOf(model);
    const remembered = compiled === null ? undefined : this.memory.optimizer(compiled.optimizer);
    const read = (name: string): Float32Array => (weights.get(name) ?? remembered?.slots.get(name))?.values ?? new Float32Array();
    const iterations = remembered?.iterations ?? 0;
    const progress = compiled && {
      ...progressOf(compiled.compile, iterations, remembered?.learningRate ?? compiled.learningRate(Math.max(iterations, 1))),
      isBuilt: remembered !== undefined,
    };
    const file = await saveModel(placeInRun(this.places.runDirectory, path), what, { saved: { ...whole, compile: compiled?.compile ?? null, read }, progress });
    const done = l10n.t('{0}() of "{1}" wrote {2}.', methodOf(stage), model.variable ?? model.name, file.path);
    return file.note === null ? done : `${done} ${file.note}`;
  }

  /**
   * Gives a model the weights of a file, and its optimizer what the file has of one that fits.
   * @returns what to say to people.
   * @throws SavingError naming the file, where it is not there, not whole, or of another model.
   */
  async load(stage: LoadStage): Promise<string> {
    const { model, compiled } = stage;
    const path = await findSaved(stage.path, this.places);
    const isBuilt = stage.what === 'model' || (compiled !== null && this.memory.optimizer(compiled.optimizer) !== undefined);
    const { weights, optimizer, skipped } = await loadWeights(path, wantedOf(stage, isBuilt));
    this.memory.setWeights(model, weights);
    if (compiled !== null && optimizer !== null) this.memory.setOptimizer(compiled.optimizer, optimizer);
    const said = [l10n.t('{0}() gave "{1}" the weights of {2}.', methodOf(stage), model.variable ?? model.name, path)];
    if (skipped.length > 0) said.push(l10n.t('Left as they are, for the file has none that fit: {0}.', skipped.join(', ')));
    if (compiled !== null && optimizer === null && isBuilt) said.push(optimizerStays(path));
    return said.join(' ');
  }
}

function optimizerStays(path: string): string {
  return isLegacyFile(path)
    ? l10n.t('Its optimizer goes on as it is: what a file in the older format, HDF5, has of one is not read.')
    : l10n.t('Its optimizer goes on as it is: the file has nothing of one like it.');
}

/** What a stage wants of its file. @param isBuilt whether its optimizer has variables for the weights. */
export function wantedOf({ whole, compiled, skipsMismatch, byName }: LoadStage, isBuilt: boolean): Parameters<typeof loadWeights>[1] {
  const optimizer = compiled && { compile: compiled.compile, isScheduled: isScheduled(compiled.compile), isBuilt };
  return { ...whole, optimizer, skipsMismatch, byName };
}

function isScheduled({ optimizer }: CompileStep): boolean {
  return !isUnknown(optimizer) && isConfigObject(optimizer.config['learning_rate']);
}

import * as l10n from '@vscode/l10n';
import { modelWeights } from '../../nn/index.js';
import type { SavedFilePlaces } from '../saved/index.js';
import type { RunMemory } from './memory.js';
import { ModelFiles } from './model-files.js';
import { methodOf, modelOf, type LoadStage, type SaveStage, type SilentStage, type Stage } from './stage.js';

/** Does what a run does between what people see, and tells of files. */
export class SilentStages {
  private readonly files: ModelFiles;
  /** The ids of the layers whose weights should have been loaded, and were not. */
  private readonly lost = new Set<string>();

  /** @param tell is told what a method of the file did. */
  constructor(
    private readonly memory: RunMemory,
    places: SavedFilePlaces & { readonly runDirectory: string },
    private readonly tell: (method: string, message: string) => void,
  ) {
    this.files = new ModelFiles(memory, places);
  }

  /** Whether a stage cannot be done because weights that it goes by could not be loaded; that is told. */
  leavesOut(stage: Stage): boolean {
    if (stage.kind === 'load' || !weighted(stage).some((id) => this.lost.has(id))) return false;
    this.tell(methodOf(stage), l10n.t('{0}() of "{1}" is left out: the weights that it goes by could not be loaded.', methodOf(stage), titleOf(stage)));
    return true;
  }

  /**
   * Does one stage. A file that the fit which was chosen does not need may fail, and that is told.
   * @throws SavingError, NotTrainableError or an error of the disk, where the run cannot go on without.
   */
  async run(stage: SilentStage): Promise<void> {
    switch (stage.kind) {
      case 'takeWeights':
        this.memory.take(stage);
        return;
      case 'setWeights':
        this.memory.set(stage);
        return;
      case 'save':
        return this.tried(stage, () => this.files.save(stage));
      case 'load':
        for (const id of weighted(stage)) this.lost.delete(id);
        return this.tried(stage, () => this.files.load(stage));
    }
  }

  private async tried(stage: SaveStage | LoadStage, work: () => Promise<string>): Promise<void> {
    try {
      this.tell(methodOf(stage), await work());
    } catch (error) {
      if (stage.isNeeded) throw error;
      this.tell(methodOf(stage), l10n.t('{0}() of "{1}" failed: {2}', methodOf(stage), titleOf(stage), error instanceof Error ? error.message : String(error)));
      if (stage.kind === 'load') for (const id of weighted(stage)) this.lost.add(id);
    }
  }
}

/** How the file calls a stage's model. */
function titleOf(stage: Stage): string {
  const { variable, name } = modelOf(stage);
  return variable ?? name;
}

/** The ids of the layers of a stage's model that have weights. */
function weighted(stage: Stage): readonly string[] {
  return modelWeights(modelOf(stage)).map(({ layer }) => layer.id);
}

import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { booleanArgument, NotTrainableError, optionalNumberArgument, stringArgument } from '../../../nn/index.js';
import type { Config } from '../../../spec/index.js';
import { LeftOutError, type Callback, type CallbackDefinition, type EpochEnd, type KeptCallback, type LoggedNames, type RunInHand, type StepsEnd } from './callback.js';
import { fieldsOf, formatted } from './file-name.js';
import { readMonitor, type Monitor } from './monitor.js';

interface Settings {
  readonly path: string;
  /** What decides whether the model is better than the one that is kept; null where every one is saved. */
  readonly monitor: Monitor | null;
  readonly what: 'model' | 'weights';
  /** After how many steps it is saved; null for after each epoch. */
  readonly everySteps: number | null;
  /** What is to be improved on from the first time. */
  readonly threshold: number | null;
}

/**
 * Saves the model now and then (keras/src/callbacks/model_checkpoint.py). The files lie in the run's directory, under the
 * last part of the path that the code gives: see `csv-logger.ts`.
 */
export const modelCheckpoint: CallbackDefinition = {
  className: 'ModelCheckpoint',
  presets: { monitor: 'val_loss', save_best_only: false, save_weights_only: false, mode: 'auto', save_freq: 'epoch', initial_value_threshold: null },
  read(config, logged) {
    const path = stringArgument(config, 'filepath');
    const what = booleanArgument(config, 'save_weights_only') ? 'weights' : 'model';
    requireEnding(path, what);
    const settings: Settings = {
      path,
      what,
      monitor: booleanArgument(config, 'save_best_only') ? readMonitor({ ...config, min_delta: 0 }, logged) : null,
      everySteps: frequencyOf(config),
      threshold: optionalNumberArgument(config, 'initial_value_threshold'),
    };
    requireFields(settings, logged);
    return () => new ModelCheckpoint(settings);
  },
};

/** @throws LeftOutError for an ending that Keras took until Keras 3. */
function requireEnding(path: string, what: Settings['what']): void {
  const endings = what === 'weights' ? ['.weights.h5'] : ['.keras', '.h5'];
  if (endings.some((ending) => path.endsWith(ending))) return;
  throw new LeftOutError(l10n.t('its path "{1}" ends as in Keras 2. Keras 3 wants it to end in {0}.', endings.join(', '), path));
}

function frequencyOf(config: Config): number | null {
  const frequency = config['save_freq'];
  if (frequency === 'epoch') return null;
  if (typeof frequency === 'number' && Number.isInteger(frequency) && frequency >= 1) return frequency;
  throw new NotTrainableError(l10n.t('save_freq of ModelCheckpoint is "epoch" or a whole number of batches.'));
}

/** @throws LeftOutError where the path is to be filled with what is not logged. */
function requireFields({ path, everySteps }: Settings, { names }: LoggedNames): void {
  const fields = fieldsOf(path);
  const known = new Set(['epoch', ...(everySteps === null ? [] : ['batch']), ...[...names].filter((name) => everySteps === null || !name.startsWith('val_'))]);
  const stranger = fields?.find((name) => !known.has(name));
  if (fields !== null && stranger === undefined) return;
  throw new LeftOutError(l10n.t('its path "{0}" is to be filled with {1}, which is not measured then. There are: {2}.', path, stranger ?? '{ }', [...known].join(', ')));
}

class ModelCheckpoint implements Callback {
  readonly className = 'ModelCheckpoint';
  readonly everySteps?: number;
  private best: number | null;
  private isNoteTold = false;

  constructor(private readonly settings: Settings) {
    this.best = settings.threshold;
    if (settings.everySteps !== null) this.everySteps = settings.everySteps;
  }

  async epochEnd(end: EpochEnd, run: RunInHand): Promise<void> {
    if (this.settings.everySteps === null) await this.save(end, end.logs, run);
  }

  async stepsEnd(end: StepsEnd, run: RunInHand): Promise<void> {
    await this.save(end, new Map([...end.logs, ['batch', end.batch]]), run);
  }

  keep(): KeptCallback {
    return this.best;
  }

  recall(value: unknown): void {
    this.best = v.parse(v.nullable(v.number()), value);
  }

  private async save({ index, number }: EpochEnd, values: ReadonlyMap<string, number>, run: RunInHand): Promise<void> {
    const { path, monitor, what } = this.settings;
    const value = monitor === null ? undefined : values.get(monitor.name);
    if (monitor !== null && value !== undefined) {
      if (!monitor.isImprovement(value, this.best)) return;
      this.best = value;
    }
    const { path: file, note } = await run.saveModel(formatted(path, new Map([...values, ['epoch', index + 1]])), what);
    run.tell(
      monitor === null || value === undefined
        ? l10n.t('ModelCheckpoint saved epoch {0} as {1}.', number, file)
        : l10n.t('ModelCheckpoint saved epoch {0}, the best so far by {1} ({2}), as {3}.', number, monitor.name, value.toPrecision(4), file),
    );
    if (note !== null && !this.isNoteTold) {
      this.isNoteTold = true;
      run.tell(note);
    }
  }
}

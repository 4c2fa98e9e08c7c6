import type { CatalogueEntry, ParameterDefinition } from '../../nn/index.js';
import type { ConfigValue } from '../../spec/index.js';

function entry(className: string, parameters: Readonly<Record<string, ConfigValue | undefined>>): CatalogueEntry {
  return {
    className,
    aliases: [],
    parameters: Object.entries(parameters).map(([name, preset]): ParameterDefinition => (preset === undefined ? { name } : { name, default: preset })),
  };
}

const entries: readonly CatalogueEntry[] = [
  entry('EarlyStopping', {
    monitor: 'val_loss', min_delta: 0, patience: 0, verbose: 0, mode: 'auto', baseline: null, restore_best_weights: false, start_from_epoch: 0,
  }),
  entry('ModelCheckpoint', {
    filepath: undefined, monitor: 'val_loss', verbose: 0, save_best_only: false, save_weights_only: false, mode: 'auto', save_freq: 'epoch',
    initial_value_threshold: null,
  }),
  entry('ReduceLROnPlateau', {
    monitor: 'val_loss', factor: 0.1, patience: 10, verbose: 0, mode: 'auto', min_delta: 1e-4, cooldown: 0, min_lr: 0,
  }),
  entry('LearningRateScheduler', { schedule: undefined, verbose: 0 }),
  entry('TensorBoard', {
    log_dir: 'logs', histogram_freq: 0, write_graph: true, write_images: false, write_steps_per_second: false, update_freq: 'epoch',
    profile_batch: 0, embeddings_freq: 0, embeddings_metadata: null,
  }),
  entry('CSVLogger', { filename: undefined, separator: ',', append: false }),
  entry('TerminateOnNaN', {}),
  entry('LambdaCallback', {
    on_epoch_begin: null, on_epoch_end: null, on_train_begin: null, on_train_end: null, on_train_batch_begin: null, on_train_batch_end: null,
    on_batch_begin: null, on_batch_end: null,
  }),
  entry('BackupAndRestore', { backup_dir: undefined, save_freq: 'epoch', double_checkpoint: false, delete_checkpoint: true }),
];

/** The callbacks of Keras with their parameters and defaults (keras/src/callbacks). */
export const callbackEntries: ReadonlyMap<string, CatalogueEntry> = new Map(entries.map((each) => [each.className, each]));

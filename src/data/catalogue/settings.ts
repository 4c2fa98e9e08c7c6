import type { DatasetSettings } from './dataset.js';

/** An argument of `load_data` that is a number, or Keras's own. */
export function numberSetting(settings: DatasetSettings, name: string, preset: number): number {
  const given = settings[name];
  return typeof given === 'number' ? given : preset;
}

/** An argument that may be None. */
export function optionalSetting(settings: DatasetSettings, name: string, preset: number | null): number | null {
  const given = settings[name];
  return typeof given === 'number' || given === null ? given : preset;
}

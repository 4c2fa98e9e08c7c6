import { elementsOf, isOfKeras, member, savedObject, type SavedObject } from '../../config/saved.js';

/** The name of a layer or model in a saved one whose class is none of Keras's; null where there is none. */
export function customClassIn(saved: SavedObject): string | null {
  if (!isOfKeras(saved)) return saved.className;
  for (const json of elementsOf(member(saved.config, 'layers') ?? saved.config)) {
    const layer = savedObject(json);
    const found = layer === undefined ? null : customClassIn(layer);
    if (found !== null) return found;
  }
  return null;
}

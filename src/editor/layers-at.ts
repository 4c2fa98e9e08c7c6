import type * as vscode from 'vscode';
import { placeOf, programOf } from './programs.js';
import type { ReadingCache } from './reading-cache.js';

/** The layers of a program, by their ids, and the address of the program. */
export interface PlacedLayers {
  readonly uri: vscode.Uri;
  readonly layers: readonly string[];
}

/** The layers that are made at a place of a document: one, or many where a loop makes them; null where there is nothing to read. */
export async function layersAt(readings: ReadingCache, document: vscode.TextDocument, position: vscode.Position): Promise<PlacedLayers | null> {
  const program = programOf(document);
  const reading = program === null ? null : await readings.of(program);
  if (program === null || reading === null) return null;
  const layers = [...reading.layers].filter(([, { source }]) => {
    if (source.range.source !== reading.plan.source) return false;
    const place = placeOf(program, reading, source.range);
    return place?.document === document && place.range.contains(position);
  });
  return { uri: program.uri, layers: layers.map(([id]) => id) };
}

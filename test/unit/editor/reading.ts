import { lensesOf, type Lens } from '../../../src/editor/content/lenses.js';
import { fileReading, type FileReading } from '../../../src/editor/content/file-reading.js';
import { readText as readSource } from '../../../src/editor/reading/read-text.js';

/** A text as the editor reads it. */
export function readText(text: string, rules = {}): FileReading {
  return fileReading(readSource({ path: 'model.py', text }, { advice: true, rules }));
}

/** The lenses of a text, in English. */
export function lensesOfText(text: string): Lens[] {
  return lensesOf(readText(text), 'en');
}

/** The line of code that a lens stands above. */
export function lineBelow(text: string, { line }: Lens): string {
  return (text.split('\n')[line - 1] ?? '').trim();
}

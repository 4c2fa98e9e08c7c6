import * as l10n from '@vscode/l10n';
import type { NumberArray, TextRows } from '../array.js';
import { DataError } from '../errors.js';
import { allBytes, type FileBytes } from '../formats/bytes.js';
import { objectsIn, readNpy } from '../formats/npy.js';
import { zipMember } from '../formats/zip.js';
import { PickledArray, unpickle, type PickledValue } from '../pickle/index.js';
import type { DatasetSettings } from './dataset.js';
import { numberSetting, optionalSetting } from './settings.js';

/** Texts as lists of the numbers of their words, and what each is labelled with. */
export interface LabelledTexts {
  readonly texts: readonly (readonly number[])[];
  readonly labels: readonly number[];
}

/** Texts and labels out of an archive of numpy, in the order of the file. @throws DataError naming the file and the byte. */
export async function readTexts(archive: FileBytes, x: string, y: string): Promise<LabelledTexts> {
  const member = await zipMember(archive, `${x}.npy`);
  const start = await objectsIn(member);
  const value = start === null ? null : unpickle(await allBytes(member), member.file, start);
  const objects = value instanceof PickledArray ? value.objects : null;
  if (objects === null) throw new DataError(l10n.t('{0} holds no lists of words.', member.file), { file: member.file });
  const texts = objects.map((text, row) => wordsOf(text, row, member.file));
  // A file can name one long list again and again.
  const words = texts.reduce((sum, { length }) => sum + length, 0);
  if (words > member.length) throw new DataError(l10n.t('{0} holds {1} words, more than its bytes can say.', member.file, words), { file: member.file });
  const labels = await readNpy(await zipMember(archive, `${y}.npy`));
  if (labels.values.length !== texts.length) throw new DataError(l10n.t('{0} has {1} texts and {2} labels.', archive.file, texts.length, labels.values.length), { file: archive.file });
  return { texts, labels: [...labels.values] };
}

function wordsOf(text: PickledValue, row: number, file: string): readonly number[] {
  if (Array.isArray(text) && text.every((word) => Number.isInteger(word))) return text as readonly number[];
  throw new DataError(l10n.t('{0}, text {1}: it should be a list of whole numbers.', file, row), { file, row });
}

/** In the order that Keras draws for them. @param order numbers of texts. */
export function inOrder({ texts, labels }: LabelledTexts, order: Int32Array): LabelledTexts {
  return { texts: [...order].map((row) => texts[row] ?? []), labels: [...order].map((row) => labels[row] ?? 0) };
}

/**
 * Marks where texts begin, makes room for the marks, and leaves texts out that are too long (keras/src/datasets/imdb.py
 * and reuters.py; only texts shorter than `maxlen` stay).
 */
export function marked({ texts, labels }: LabelledTexts, settings: DatasetSettings): LabelledTexts {
  const start = optionalSetting(settings, 'start_char', 1);
  const shift = numberSetting(settings, 'index_from', 3);
  const longest = optionalSetting(settings, 'maxlen', null) ?? 0;
  const moved = texts.map((text) => (start === null ? text.map((word) => word + shift) : [start, ...text.map((word) => word + shift)]));
  if (longest === 0) return { texts: moved, labels };
  const kept = [...moved.keys()].filter((row) => (moved[row]?.length ?? 0) < longest);
  return { texts: kept.map((row) => moved[row] ?? []), labels: kept.map((row) => labels[row] ?? 0) };
}

/** The greatest number of a word, which Keras takes for the size of the vocabulary where none is given. */
export function greatestWord(texts: LabelledTexts['texts']): number {
  return texts.reduce((greatest, text) => text.reduce((one, other) => Math.max(one, other), greatest), 0);
}

/** Puts the mark for unknown words for those that are too frequent or too rare, or leaves them out where there is no mark. */
export function withinVocabulary(
  { texts, labels }: LabelledTexts,
  settings: DatasetSettings,
  greatest: number,
): { readonly x: TextRows; readonly y: NumberArray } {
  const given = optionalSetting(settings, 'num_words', null) ?? 0;
  const size = given === 0 ? greatest : given;
  const skipped = numberSetting(settings, 'skip_top', 0);
  const unknown = optionalSetting(settings, 'oov_char', 2);
  const isIn = (word: number): boolean => skipped <= word && word < size;
  const words = texts.map((text) => (unknown === null ? text.filter(isIn) : text.map((word) => (isIn(word) ? word : unknown))));
  const starts = new Int32Array(words.length + 1);
  words.forEach(({ length }, row) => (starts[row + 1] = (starts[row] ?? 0) + length));
  const values = new Int32Array(starts.at(-1) ?? 0);
  words.forEach((text, row) => values.set(text, starts[row]));
  return { x: { values, starts }, y: { values: Float64Array.from(labels), shape: [labels.length], dtype: 'int64' } };
}

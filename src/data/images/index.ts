import * as l10n from '@vscode/l10n';
import type { ImageFolderArray } from '../../spec/index.js';
import type { NumberArray } from '../array.js';
import { DataError } from '../errors.js';
import { memoryBudget } from '../formats/elements.js';
import { readPicture, type Picture } from './decode.js';
import { labelledFiles } from './folder.js';
import { resize } from './resize.js';

/** How bright a colour is, in hundredths (ITU-R BT.601, as TensorFlow's decoders turn colours to grey). */
const brightness = [0.299, 0.587, 0.114];

/**
 * The pictures of a folder, (samples, height, width, channels) of float32 from 0 to 255, or the numbers of their classes.
 * @throws DataError naming the file that cannot be decoded, or where the pictures would not fit into memory.
 */
export async function readImageFolder(folder: string, array: ImageFolderArray): Promise<NumberArray> {
  const files = await labelledFiles(folder, array);
  if (array.part === 'y') return { values: Int32Array.from(files, ({ label }) => label), shape: [files.length], dtype: 'int32' };
  const { height, width, channels } = array;
  const size = height * width * channels;
  if (files.length * size * 4 > memoryBudget) {
    throw new DataError(l10n.t('{0} pictures of {1} × {2} do not fit into the {3} GiB that an array may take. Make them smaller with image_size.', files.length, height, width, memoryBudget / 2 ** 30), { file: folder });
  }
  const values = new Float32Array(files.length * size);
  for (const [place, { path }] of files.entries()) {
    const picture = await readPicture(path);
    resize({ width: picture.width, height: picture.height, pixel: channelsOf(picture, channels) }, array, values, place * size);
  }
  return { values, shape: [files.length, height, width, channels], dtype: 'float32' };
}

function channelsOf({ pixels, width }: Picture, channels: number): (row: number, column: number, channel: number) => number {
  const at = (row: number, column: number, channel: number): number => pixels[4 * (row * width + column) + channel] ?? 0;
  if (channels !== 1) return at;
  return (row, column) => Math.floor(brightness.reduce((sum, share, channel) => sum + share * at(row, column, channel), 0));
}

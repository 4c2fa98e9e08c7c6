import * as l10n from '@vscode/l10n';
import type { ImageFolderArray } from '../../spec/index.js';
import type { NumberArray, StoredArray } from '../array.js';
import { blockLength } from '../expression/source.js';
import { labelledFiles, type FileKind, type LabelledFile } from '../labelled-files.js';
import type { DataMemory } from '../memory.js';
import { readPicture, readPictureNow, type Picture } from './decode.js';
import { resize } from './resize.js';

const pictures: FileKind = {
  known: /\.(png|jpe?g)$/i,
  other: { name: /\.(bmp|gif)$/i, refusal: (file) => l10n.t('{0} is a picture of a kind that is not read; PNG and JPEG are.', file) },
  missing: (folder) => l10n.t('There are no PNG or JPEG pictures in the folders of {0}.', folder),
};

/** How bright a colour is, in hundredths (ITU-R BT.601, as TensorFlow's decoders turn colours to grey). */
const brightness = [0.299, 0.587, 0.114];

/**
 * The pictures of a folder, (samples, height, width, channels) of float32 from 0 to 255, or the numbers of their classes.
 * Pictures that do not fit into memory stay in their files, and are decoded when they are asked for.
 * @throws DataError naming the file that cannot be decoded.
 */
export async function readImageFolder(folder: string, array: ImageFolderArray, memory: DataMemory): Promise<NumberArray | StoredArray> {
  const files = await labelledFiles(folder, array, pictures);
  if (array.part === 'y') return { values: Int32Array.from(files, ({ label }) => label), shape: [files.length], dtype: 'int32' };
  const { height, width, channels } = array;
  const shape = [files.length, height, width, channels];
  const size = height * width * channels;
  if (!memory.reserve(files.length * size * Float32Array.BYTES_PER_ELEMENT)) return storedPictures(files, array, shape);
  const values = new Float32Array(files.length * size);
  for (const [place, { path }] of files.entries()) put(await readPicture(path), array, values, place * size);
  return { values, shape, dtype: 'float32' };
}

function storedPictures(files: readonly LabelledFile[], array: ImageFolderArray, shape: readonly number[]): StoredArray {
  const size = array.height * array.width * array.channels;
  return {
    shape,
    dtype: 'float32',
    source: () => {
      const pixels = new Float32Array(size);
      const block = new Float32Array(blockLength);
      let inPixels = -1;
      return {
        shape,
        dtype: 'float32',
        read: (offset, count) => {
          for (let position = 0; position < count; ) {
            const place = Math.floor((offset + position) / size);
            if (place !== inPixels) put(readPictureNow(files[place]?.path ?? ''), array, pixels, 0);
            inPixels = place;
            const within = (offset + position) % size;
            const length = Math.min(size - within, count - position);
            block.set(pixels.subarray(within, within + length), position);
            position += length;
          }
          return block.subarray(0, count);
        },
      };
    },
    close: () => undefined,
  };
}

/** A picture in the frame of the array, from an offset on. */
function put(picture: Picture, array: ImageFolderArray, values: Float32Array, offset: number): void {
  resize({ width: picture.width, height: picture.height, pixel: channelsOf(picture, array.channels) }, array, values, offset);
}

function channelsOf({ pixels, width }: Picture, channels: number): (row: number, column: number, channel: number) => number {
  const at = (row: number, column: number, channel: number): number => pixels[4 * (row * width + column) + channel] ?? 0;
  if (channels !== 1) return at;
  return (row, column) => Math.floor(brightness.reduce((sum, share, channel) => sum + share * at(row, column, channel), 0));
}

import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { modelWeights } from '../../nn/index.js';
import type { ModelSpec } from '../../spec/index.js';
import type { Weights } from '../fit/callbacks/index.js';

/**
 * Writes the weights of a model into a run's directory, in the format safetensors: the length of a header (8 bytes, little
 * endian), the header, JSON with type, shape and place of every weight by `<layer>/<weight>`, and the numbers, float32.
 * Errors of the disk are passed on.
 * @param name the path that the code gives, of which the last part is kept, so that nothing outside the directory is touched.
 * @returns the path of the file.
 */
export async function saveWeights(runDirectory: string, name: string, model: ModelSpec, weights: Weights): Promise<string> {
  const path = join(runDirectory, 'checkpoints', fileName(name));
  const tensors = modelWeights(model).map(({ name: key, layer, spec }) => ({ name: `${layer.name}/${spec.name}`, shape: spec.shape, values: weights.get(key) ?? new Float32Array() }));
  let offset = 0;
  const entries = tensors.map(({ name: key, shape, values }) => {
    const begin = offset;
    offset += values.byteLength;
    return [key, { dtype: 'F32', shape, data_offsets: [begin, offset] }];
  });
  const header = Buffer.from(JSON.stringify({ __metadata__: { model: model.name, format: 'keras' }, ...Object.fromEntries(entries) as object }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    await file.writeFile(Buffer.concat([length, header, ...tensors.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength))]));
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

/** The last part of a path of any system, with the ending of what is written. */
function fileName(path: string): string {
  const name = basename(path.replaceAll('\\', '/')).replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-');
  return `${name.replace(/(\.weights)?\.(h5|keras|tf)$|\.ckpt$/i, '')}.safetensors`;
}

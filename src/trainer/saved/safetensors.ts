import { open } from 'node:fs/promises';
import { modelWeights } from '../../nn/index.js';
import type { ModelSpec } from '../../spec/index.js';

/**
 * Writes the weights of a model in the format safetensors: the length of a header (8 bytes, little endian), the header,
 * JSON with type, shape and place of every weight by `<layer>/<weight>`, and the numbers, float32. Errors of the disk are
 * passed on.
 * @param model without models among its layers. @param read the value of a weight by its name in an engine's state.
 */
export async function writeSafetensors(path: string, model: ModelSpec, read: (name: string) => Float32Array): Promise<void> {
  const tensors = modelWeights(model).map(({ name, layer, spec }) => ({ name: `${layer.name}/${spec.name}`, shape: spec.shape, values: read(name) }));
  let offset = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const begin = offset;
    offset += values.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, offset] }];
  });
  const header = Buffer.from(JSON.stringify({ __metadata__: { model: model.name, format: 'keras' }, ...Object.fromEntries(entries) as object }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const file = await open(path, 'w');
  try {
    await file.writeFile(Buffer.concat([length, header, ...tensors.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength))]));
    await file.sync();
  } finally {
    await file.close();
  }
}

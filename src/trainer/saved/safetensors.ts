import { open, readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { modelWeights } from '../../nn/index.js';
import { SavingError } from '../../saving/index.js';
import type { ModelSpec } from '../../spec/index.js';

const lengthBytes = 8;
const bytesPerNumber = 4;

/**
 * Writes the weights of a model in the format safetensors: the length of a header (8 bytes, little endian), the header,
 * JSON with type, shape and place of every weight by `<layer>/<weight>`, and the numbers, float32. Errors of the disk are
 * passed on.
 * @param model without models among its layers. @param read the value of a weight by its name in an engine's state.
 */
export async function writeSafetensors(path: string, model: ModelSpec, read: (name: string) => Float32Array): Promise<void> {
  const tensors = named(model).map(({ name, title, shape }) => ({ name: title, shape, values: read(name) }));
  let offset = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const begin = offset;
    offset += values.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, offset] }];
  });
  const header = Buffer.from(JSON.stringify({ __metadata__: { model: model.name, format: 'keras' }, ...Object.fromEntries(entries) as object }));
  const length = Buffer.alloc(lengthBytes);
  length.writeBigUInt64LE(BigInt(header.length));
  const file = await open(path, 'w');
  try {
    await file.writeFile(Buffer.concat([length, header, ...tensors.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength))]));
    await file.sync();
  } finally {
    await file.close();
  }
}

const headerSchema = v.record(v.string(), v.unknown());
const tensorSchema = v.object({ dtype: v.literal('F32'), shape: v.array(v.number()), data_offsets: v.tuple([v.number(), v.number()]) });

/**
 * Reads what {@link writeSafetensors} wrote.
 * @param model without models among its layers.
 * @returns the values of the model's weights, by their names in an engine's state.
 * @throws SavingError naming the file, where it is not whole, or the weight that is missing or of another shape.
 */
export async function readSafetensors(path: string, model: ModelSpec): Promise<ReadonlyMap<string, Float32Array>> {
  const bytes = await readFile(path);
  const length = bytes.length < lengthBytes ? Number.NaN : Number(bytes.readBigUInt64LE(0));
  // A length that is no number is above none, so the comparison is the other way round.
  if (!(lengthBytes + length <= bytes.length)) throw damaged(path);
  const header = v.safeParse(headerSchema, parsed(path, bytes.toString('utf8', lengthBytes, lengthBytes + length)));
  if (!header.success) throw damaged(path);
  const numbers = new Uint8Array(bytes.subarray(lengthBytes + length)).buffer;
  return new Map(
    named(model).map(({ name, title, shape }) => {
      const tensor = v.safeParse(tensorSchema, header.output[title]);
      if (!tensor.success || tensor.output.shape.join() !== shape.join()) {
        throw new SavingError(l10n.t('{0} has no weights of the shape ({1}) for "{2}". It was saved from another model.', path, shape.join(', '), title));
      }
      const [begin, end] = tensor.output.data_offsets;
      const count = shape.reduce((product, size) => product * size, 1);
      if (end - begin !== count * bytesPerNumber || begin % bytesPerNumber !== 0 || begin < 0 || end > numbers.byteLength) throw damaged(path);
      return [name, new Float32Array(numbers, begin, count)];
    }),
  );
}

/** The weights with a title each: their layer's name, numbered where several layers have it. */
function named(model: ModelSpec): { readonly name: string; readonly title: string; readonly shape: readonly number[] }[] {
  const counts = new Map<string, number>();
  return modelWeights(model).map(({ name, layer, spec }) => {
    const title = `${layer.name}/${spec.name}`;
    const count = counts.get(title) ?? 0;
    counts.set(title, count + 1);
    return { name, title: count === 0 ? title : `${title}#${count + 1}`, shape: spec.shape };
  });
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(path);
    throw error;
  }
}

function damaged(path: string): SavingError {
  return new SavingError(l10n.t('{0} is not a whole file of weights (safetensors).', path));
}

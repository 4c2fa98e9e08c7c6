import type { WireReader } from './wire.js';

/** A small tensor of numbers. */
export interface NumericTensor {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** The fields of `TensorProto` (tensorflow/core/framework/tensor.proto) and of its shape. */
const tensorFields = { dtype: 1, shape: 2, content: 4, halfs: 13, floats: 5, doubles: 6, ints: 7, int64s: 10, bools: 11, uint32s: 16, uint64s: 17 } as const;
const shapeDimension = 2;
const dimensionSize = 1;

/** The types of tensorflow/core/framework/types.proto, and how their elements lie in `tensor_content`. */
const elements: Readonly<Record<number, { readonly bytes: number; readonly read: (content: Buffer, offset: number) => number }>> = {
  1: { bytes: 4, read: (content, offset) => content.readFloatLE(offset) },
  2: { bytes: 8, read: (content, offset) => content.readDoubleLE(offset) },
  3: { bytes: 4, read: (content, offset) => content.readInt32LE(offset) },
  4: { bytes: 1, read: (content, offset) => content.readUInt8(offset) },
  5: { bytes: 2, read: (content, offset) => content.readInt16LE(offset) },
  6: { bytes: 1, read: (content, offset) => content.readInt8(offset) },
  9: { bytes: 8, read: (content, offset) => Number(content.readBigInt64LE(offset)) },
  10: { bytes: 1, read: (content, offset) => content.readUInt8(offset) },
  14: { bytes: 2, read: (content, offset) => bfloat16(content.readUInt16LE(offset)) },
  17: { bytes: 2, read: (content, offset) => content.readUInt16LE(offset) },
  19: { bytes: 2, read: (content, offset) => float16(content.readUInt16LE(offset)) },
  22: { bytes: 4, read: (content, offset) => content.readUInt32LE(offset) },
  23: { bytes: 8, read: (content, offset) => Number(content.readBigUInt64LE(offset)) },
};
const typeBfloat16 = 14;

/** The number that 16 bits are in IEEE 754's half precision. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The upper half of a float32. */
function bfloat16(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint16(0, bits);
  return view.getFloat32(0);
}

/**
 * Reads a `TensorProto`.
 * @returns null where it holds no numbers, such as strings.
 */
export function readTensor(reader: WireReader): NumericTensor | null {
  let type = 0;
  let shape: number[] = [];
  let content: Buffer | null = null;
  const values: number[] = [];
  const halfs: number[] = [];
  while (reader.next()) {
    switch (reader.field) {
      case tensorFields.dtype:
        type = reader.varint();
        break;
      case tensorFields.shape:
        shape = readShape(reader.message());
        break;
      case tensorFields.content:
        content = reader.bytesField();
        break;
      case tensorFields.floats:
        reader.numbers((each) => each.float(), values);
        break;
      case tensorFields.doubles:
        reader.numbers((each) => each.double(), values);
        break;
      case tensorFields.halfs:
        reader.numbers((each) => each.varint(), halfs);
        break;
      case tensorFields.ints:
      case tensorFields.int64s:
      case tensorFields.bools:
      case tensorFields.uint32s:
      case tensorFields.uint64s:
        reader.numbers((each) => each.varint(), values);
        break;
      default:
        reader.skip();
    }
  }
  const element = elements[type];
  if (element === undefined) return null;
  if (content !== null && content.length > 0) {
    for (let offset = 0; offset + element.bytes <= content.length; offset += element.bytes) values.push(element.read(content, offset));
  }
  values.push(...halfs.map(type === typeBfloat16 ? bfloat16 : float16));
  return { shape, values };
}

function readShape(reader: WireReader): number[] {
  const shape: number[] = [];
  while (reader.next()) {
    if (reader.field !== shapeDimension) {
      reader.skip();
      continue;
    }
    const dimension = reader.message();
    let size = 0;
    while (dimension.next()) {
      if (dimension.field === dimensionSize) size = dimension.varint();
      else dimension.skip();
    }
    shape.push(size);
  }
  return shape;
}

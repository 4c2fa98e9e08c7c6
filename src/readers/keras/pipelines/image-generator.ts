import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import { argumentOf, integerValue, nativeValue, none, stringValue, tupleValue, type Call, type Context, type HostValue, type Value } from '../../python/index.js';
import { ArrayValue } from '../../numpy/index.js';
import { DatasetValue } from './dataset.js';
import { channelsOf, imageBatches, keyword, labelsOf, sidesOf } from './folders.js';
import { withShapes } from './structure.js';

/** `ImageDataGenerator(…)`, of which the shapes of batches are read (keras/src/legacy/preprocessing/image.py). */
export const imageGeneratorClass: Value = nativeValue('ImageDataGenerator', (): HostValue => ({ kind: 'host', typeName: 'generator', attribute }));

function attribute(name: string, context: Context): Value {
  switch (name) {
    case 'flow':
      return nativeValue(name, flow);
    case 'flow_from_directory':
    case 'flow_from_dataframe':
      return nativeValue(name, flowFromFolder);
    case 'fit':
      return nativeValue(name, () => none);
    default:
      return unknown(l10n.t('What ".{0}" is here is known only when the file runs.', name), context.range);
  }
}

/** `flow(x, y, batch_size=32)`: rows of the arrays, in batches. */
function flow(call: Call): Value {
  const [x, y] = [argumentOf(call, 0, 'x') ?? none, argumentOf(call, 1, 'y') ?? none];
  const element = y.kind === 'none' ? x : tupleValue([x, y]);
  return new DatasetValue(x instanceof ArrayValue ? withShapes(element, (shape) => [null, ...shape.slice(1)], call) : element);
}

function flowFromFolder(call: Call): Value {
  const [height, width] = sidesOf(keyword(call, 'target_size', tupleValue([integerValue(256), integerValue(256)])), call);
  const mode = labelsOf(keyword(call, 'class_mode', stringValue('categorical')));
  return imageBatches({ height, width, channels: channelsOf(keyword(call, 'color_mode', stringValue('rgb'))), labels: mode === 'binary' ? 'sparse' : mode, batched: true }, call);
}

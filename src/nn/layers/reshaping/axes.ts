import type { Config } from '../../../spec/index.js';
import { dataFormat, known, type WindowLayer } from '../window/index.js';

/** The position of the first axis that is neither batch nor channels. @throws ArgumentError where it is not known. */
export function firstSpatialAxis(layer: WindowLayer, config: Config): number {
  return known('data_format', dataFormat(layer, config)) === 'channels_first' ? 2 : 1;
}

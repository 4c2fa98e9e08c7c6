export {
  channelsFirst,
  dataFormat,
  filtersFirst,
  imageShape,
  inFormat,
  shapeOf,
  type DataFormat,
  type ImageShape,
} from './layout.js';
export { outputLengths, slidingOver } from './padding.js';
export {
  firstUnknown,
  known,
  sizes,
  windowSettings,
  type Padding,
  type WindowLayer,
  type WindowSettings,
} from './settings.js';

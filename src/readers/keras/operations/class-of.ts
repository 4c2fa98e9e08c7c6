import { layers } from '../../../nn/index.js';
import { stringValue, type HostValue, type Value } from '../../python/index.js';

/** What tells a class of layers of Keras from the others, whichever of its names the file uses. */
export function layerClassKey(className: string): string {
  return `layer class ${layers.find(className)?.className ?? className}`;
}

/** The class of a layer, where the file asks the layer for it. */
export class ClassOfLayer implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'class';
  readonly key: string;

  constructor(private readonly className: string) {
    this.key = layerClassKey(className);
  }

  attribute(name: string): Value | undefined {
    return name === '__name__' ? stringValue(this.className) : undefined;
  }
}

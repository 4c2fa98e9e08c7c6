import type { LayerSpec } from '../../spec/index.js';
import type { CallNode } from './calls.js';
import { isKernelLayer } from './layer-kinds.js';

/** Layers that are linear in what they are given, so that two kernels with nothing else between them are one. */
const linearPassages = /^(Flatten|Reshape|Permute|RepeatVector|(Global)?AveragePooling\dD|ZeroPadding\dD|UpSampling\dD|Cropping\dD|(SpatialDropout\dD|Dropout|GaussianNoise|ActivityRegularization))$/;

/** The next layer with a kernel on the only way from a use of a layer, where all between is linear; null where it is not. */
export function nextKernelByLinearWay(start: CallNode): LayerSpec | null {
  for (let node = start; ; ) {
    const [consumer, ...others] = node.consumers;
    if (consumer === undefined || others.length > 0 || node.isOutput) return null;
    if (isKernelLayer(consumer.layer)) return consumer.layer;
    if (!linearPassages.test(consumer.layer.className)) return null;
    node = consumer;
  }
}

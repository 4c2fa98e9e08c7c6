import type { Architecture } from './blueprint.js';
import { denseNet } from './families/densenet.js';
import { efficientNet } from './families/efficientnet.js';
import { inceptionV3 } from './families/inception-v3.js';
import { mobilenet } from './families/mobilenet.js';
import { mobilenetV2 } from './families/mobilenet-v2.js';
import { resnet, resnetV2 } from './families/resnet.js';
import { vgg } from './families/vgg.js';
import { xception } from './families/xception.js';

/** How the layers of an application are drawn, by the function that makes it. Those left out are known by their size only. */
export const architectures: Readonly<Partial<Record<string, Architecture>>> = {
  VGG16: vgg([2, 2, 3, 3, 3]),
  VGG19: vgg([2, 2, 4, 4, 4]),
  ResNet50: resnet([3, 4, 6, 3]),
  ResNet101: resnet([3, 4, 23, 3]),
  ResNet152: resnet([3, 8, 36, 3]),
  ResNet50V2: resnetV2([3, 4, 6, 3]),
  ResNet101V2: resnetV2([3, 4, 23, 3]),
  ResNet152V2: resnetV2([3, 8, 36, 3]),
  DenseNet121: denseNet([6, 12, 24, 16]),
  DenseNet169: denseNet([6, 12, 32, 32]),
  DenseNet201: denseNet([6, 12, 48, 32]),
  InceptionV3: inceptionV3,
  MobileNet: mobilenet,
  MobileNetV2: mobilenetV2,
  EfficientNetB0: efficientNet(1, 1, 0.2),
  EfficientNetB1: efficientNet(1, 1.1, 0.2),
  EfficientNetB2: efficientNet(1.1, 1.2, 0.3),
  EfficientNetB3: efficientNet(1.2, 1.4, 0.3),
  EfficientNetB4: efficientNet(1.4, 1.8, 0.4),
  EfficientNetB5: efficientNet(1.6, 2.2, 0.4),
  EfficientNetB6: efficientNet(1.8, 2.6, 0.5),
  EfficientNetB7: efficientNet(2, 3.1, 0.5),
  Xception: xception,
};

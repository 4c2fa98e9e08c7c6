import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { shapeInWords } from '../../network/shapes.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { unflattenedOf, type Unflattened } from '../../training/unflattened.js';
import { eachCompilation } from '../each.js';
import { bad, good } from './missing-flatten.examples.js';

/** A Dense layer on pictures, which gives an output for every place of them. */
export const missingFlatten: Rule = {
  id: 'GL305',
  name: 'missing-flatten',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Dense on pictures that were not flattened'),
  explanation: () => [
    l10n.t(
      'Dense works on the last axis alone. On the output of a convolution, of shape (height, width, channels), it gives numbers for each place of the picture instead of for the picture, and the output has two axes more than the labels.',
    ),
    l10n.t('Put `Flatten()` before the first Dense, or `GlobalAveragePooling2D()`, which has no more weights for larger pictures.'),
  ],
  sources: ['Keras, keras/src/layers/core/dense.py', 'Keras, keras/src/layers/reshaping/flatten.py'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation): Finding | null {
  const unflattened = unflattenedOf(compilation);
  if (unflattened === null) return null;
  const { layer, labels } = unflattened;
  return {
    rule: missingFlatten.id,
    severity: labels === null ? missingFlatten.severity : 'error',
    message: messageOf(unflattened),
    advice: l10n.t('put Flatten() before Dense'),
    range: layer.source.callee,
    layers: [layer.id],
  };
}

function messageOf({ layer, shapes }: Unflattened): string {
  return shapes === null
    ? l10n.t('{0} works on the last axis of pictures alone, so the model gives numbers for each place of a picture instead of one row a sample.', layer.name)
    : l10n.t('{0} works on the last axis of {1} alone, so the model gives {2} instead of one row a sample.', layer.name, shapeInWords(shapes.input), shapeInWords(shapes.output));
}

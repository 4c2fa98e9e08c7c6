import * as l10n from '@vscode/l10n';
import { setArgument } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, rangeAtFault } from '../../gather.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { classesOf, labelsOf } from '../../training/labels.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { fixWith } from '../place.js';
import { bad, good } from './output-units-mismatch.examples.js';
import { unitsOf } from './probabilities.js';

/** As many output units as the data has no classes. */
export const outputUnitsMismatch: Rule = {
  id: 'GL209',
  name: 'output-units-mismatch',
  severity: 'error',
  isFixable: true,
  title: () => l10n.t('The number of output units is not the number of classes'),
  explanation: () => [
    l10n.t(
      'A categorical crossentropy needs a unit for every class. With fewer units than classes, or with labels in rows of another width, Keras stops with an error or the loss is not a number. With more units than classes it trains, and the units that no label ever names only learn to be 0.',
    ),
    l10n.t('Units beyond the classes are a warning and no error.'),
  ],
  sources: ['Keras, keras/src/backend/tensorflow/nn.py (sparse_categorical_crossentropy, categorical_crossentropy)'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const kind = lossOf(compilation.step)?.kind;
  const labels = classesOf(compilation);
  const layer = output?.layer ?? null;
  if (output === null || layer === null || labels === null || (kind !== 'categorical' && kind !== 'sparse')) return null;
  // The other form of labels is another fault.
  if ((kind === 'sparse') !== (labels.form === 'indices')) return null;
  // A unit for each place of a picture: it is the axes that do not fit, which is another fault.
  if (output.shape !== null && output.shape.length > (labelsOf(compilation)?.shape.length ?? 0) + (kind === 'sparse' ? 1 : 0)) return null;
  const units = unitsOf(output);
  const { classes } = labels;
  if (units === null || classes === null || units === classes) return null;
  const isSpare = kind === 'sparse' && units > classes;
  const edits = layer.className === 'Dense' && areAllTheirCallsMake(context, [layer]) ? setArgument(context.textOf(layer.source.range), layer.source, 'units', String(classes)) : null;
  return {
    rule: outputUnitsMismatch.id,
    severity: isSpare ? 'warning' : outputUnitsMismatch.severity,
    message: l10n.t('{0} has {1} units, and the data has {2} classes.', layer.name, units, classes),
    advice: l10n.t('use {0} units for {0} classes', classes),
    range: rangeAtFault(layer.source, 'units', 'filters'),
    layers: [layer.id],
    ...fixWith(l10n.t('Use {0} units', classes), edits),
  };
}

import * as l10n from '@vscode/l10n';
import type { DataFacts, Shape } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Output } from '../../network/output.js';
import { shapeInWords } from '../../network/shapes.js';
import type { Rule } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { pairsOf, type DataPair } from '../../training/labels.js';
import { lossOf, type KnownLoss } from '../../training/loss.js';
import { unflattenedOf } from '../../training/unflattened.js';
import { eachCompilation } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './label-shape-mismatch.examples.js';

/** Labels of another shape than the model's outputs. */
export const labelShapeMismatch: Rule = {
  id: 'GL211',
  name: 'label-shape-mismatch',
  severity: 'error',
  isFixable: false,
  title: () => l10n.t('Labels of another shape than the outputs'),
  explanation: () => [
    l10n.t(
      'A loss compares every output with its label, so labels need the shape of the outputs; only `sparse_categorical_crossentropy` wants one number in the place of each row of units. Keras stops with an error about shapes, or, worse, stretches the smaller one: labels of shape (100,) against outputs of shape (100, 1) are fine, labels of (100, 3) are not.',
    ),
    l10n.t('Change the number of units of the last layer, take a `Flatten` or a pooling before it, or reshape the labels.'),
  ],
  sources: ['Keras, keras/src/losses/loss.py (squeeze_or_expand_to_same_rank)', 'Keras, keras/src/backend/tensorflow/nn.py'],
  bad,
  good,
  check: eachCompilation(findingsOf),
};

function findingsOf(compilation: Compilation): Finding[] {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  const shape = output?.shape ?? null;
  if (output === null || shape === null || loss === null || hasAxisLess(compilation)) return [];
  return pairsOf(compilation).flatMap((pair) => findingOf(compilation, { ...output, shape }, loss, pair) ?? []);
}

/** Where words have places, a TextVectorization gives vectors of an axis less than Keras says of its output. */
function hasAxisLess({ model }: Compilation): boolean {
  return model.layers.some(({ className, config }) => className === 'TextVectorization' && config['output_mode'] !== 'int');
}

function findingOf(compilation: Compilation, output: Output & { shape: Shape }, loss: KnownLoss, { call, y, isValidation }: DataPair): Finding | null {
  if (y === null || wouldFitFlattened(compilation, output.shape, loss, y)) return null;
  const wanted = wantedOf(loss, output.shape);
  const given = y.shape.slice(1);
  const areRows = y.labels?.form === 'oneHot';
  if (fits(given, wanted, areRows) || isOtherForm(loss, output.shape, given, areRows)) return null;
  return {
    rule: labelShapeMismatch.id,
    // Lengths of 1 are stretched in silence, and the loss is of something else than was meant.
    severity: loss.kind === 'regression' && isStretched(given, wanted) ? 'warning' : labelShapeMismatch.severity,
    message:
      areRows && given.at(-1) === null
        ? l10n.t('The labels are rows with a place for each class; {0} compares them with an output of shape {1}.', loss.words, shapeInWords(output.shape.slice(1)))
        : l10n.t('A label is of shape {0}; {1} compares it with an output of shape {2}.', shapeInWords(given), loss.words, shapeInWords(output.shape.slice(1))),
    advice: l10n.t('make labels and outputs the same shape'),
    ...atCall(call, compilation, isValidation ? 'validation_data' : 'y'),
  };
}

/** The shape that a loss wants of a label. */
const wantedOf = ({ kind }: KnownLoss, output: Shape): Shape => (kind === 'sparse' ? output.slice(1, -1) : output.slice(1));

/** Whether all that labels miss is a `Flatten` in the model: another rule's fault, at the layer that it is missing before. */
function wouldFitFlattened(compilation: Compilation, output: Shape, loss: KnownLoss, { shape, labels }: DataFacts): boolean {
  return unflattenedOf(compilation) !== null && fits(shape.slice(1), wantedOf(loss, [null, output.at(-1) ?? null]), labels?.form === 'oneHot');
}

/**
 * Whether labels can be compared with outputs: equal axes, but for a last one of length 1 that one of them may lack.
 * @param areRows whether the last axis of the labels has a place for each class, and so is longer than 1.
 */
function fits(given: Shape, wanted: Shape, areRows: boolean): boolean {
  const rankGap = given.length - wanted.length;
  const last = given.at(-1);
  if (rankGap === 1 && (last === 1 || (last === null && !areRows))) return fits(given.slice(0, -1), wanted, false);
  if (rankGap === -1 && wanted.at(-1) === 1) return fits(given, wanted.slice(0, -1), areRows);
  if (areRows && last === null && wanted.at(-1) === 1) return false;
  return rankGap === 0 && given.every((length, axis) => length === null || wanted[axis] === null || length === wanted[axis]);
}

/** Whether numpy's broadcasting makes the two the same shape. */
function isStretched(given: Shape, wanted: Shape): boolean {
  const rank = Math.max(given.length, wanted.length);
  return Array.from({ length: rank }, (_, axis) => [given.at(axis - rank) ?? 1, wanted.at(axis - rank) ?? 1]).every(
    ([one, other]) => one === other || one === 1 || other === 1,
  );
}

/** Numbers where rows are wanted, or the reverse, in a net for one class a sample: another rule's fault, with a fix. */
function isOtherForm(loss: KnownLoss, output: Shape, given: Shape, areRows: boolean): boolean {
  if (output.length !== 2) return false;
  const units = output[1] ?? null;
  if (units === null || units < 2) return false;
  if (loss.kind === 'categorical') return given.length === 0 || (given.length === 1 && given[0] === 1);
  return loss.kind === 'sparse' && given.length === 1 && (given[0] === units || (areRows && given[0] === null));
}

import * as l10n from '@vscode/l10n';
import type { FitStep, SourceRange } from '../../../spec/index.js';
import { sliceOf } from '../../edits/python-string.js';
import type { Finding, TextEdit } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { bad, good } from './divided-pipeline.examples.js';

/** A pipeline that is divided by take and skip after a shuffle that draws a new order for every pass. */
export const dividedPipeline: Rule = {
  id: 'GL808',
  name: 'divided-after-shuffle',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('A pipeline that is divided anew in every epoch'),
  explanation: () => [
    l10n.t(
      '`shuffle` draws a new order for every pass over a pipeline, with a `seed`, too. `take` and `skip` after it give other samples each time: what is kept aside in one epoch is trained on in the next. After three epochs nearly all of a test set has been trained on, and its score says nothing about new data.',
    ),
    l10n.t('Divide first and shuffle the training part afterwards, or shuffle once, with `shuffle(…, reshuffle_each_iteration=False)`. Data sets of folders (`image_dataset_from_directory`) shuffle, too: divide these with `validation_split` and `subset`, or load them with `shuffle=False`.'),
  ],
  sources: ['TensorFlow, tensorflow/python/data/ops/dataset_ops.py, `shuffle`', 'Keras, keras/src/utils/image_dataset_utils.py'],
  bad,
  good,
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation, { textOf }: RuleContext): Finding | null {
  const shuffle = fit.facts?.drawnAnew;
  if (shuffle === undefined) return null;
  const isHere = (other: SourceRange | undefined): boolean => other?.source === shuffle.source && other.start === shuffle.start;
  const isValidated = isHere(fit.facts?.validationDrawnAnew);
  if (!isValidated && !compilation.evaluations.some(({ facts }) => isHere(facts?.drawnAnew))) return null;
  return {
    rule: dividedPipeline.id,
    severity: dividedPipeline.severity,
    message: isValidated
      ? l10n.t('Each epoch shuffles anew before take and skip, so samples of the validation data are trained on in other epochs.')
      : l10n.t('Each epoch shuffles anew before take and skip, so samples that the model is evaluated on were trained on.'),
    advice: l10n.t('shuffle once before dividing'),
    ...atCall(fit.call, compilation, 'x'),
    range: shuffle,
    call: shuffle,
    ...fixWith(l10n.t('Shuffle once, with reshuffle_each_iteration=False'), shufflesOnce(textOf(shuffle), shuffle)),
  };
}

/** The argument at the end of a plain call of shuffle; null where it is none, or has the argument already. */
function shufflesOnce(text: string, shuffle: SourceRange): readonly TextEdit[] | null {
  if (!/\.shuffle\s*\([^()#]*[^\s,(]\)$/.test(sliceOf(text, shuffle)) || sliceOf(text, shuffle).includes('reshuffle_each_iteration')) return null;
  const end = shuffle.end - 1;
  return [{ range: { ...shuffle, start: end, end }, newText: ', reshuffle_each_iteration=False' }];
}

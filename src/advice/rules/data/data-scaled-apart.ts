import * as l10n from '@vscode/l10n';
import type { DataFacts } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { pairsOf } from '../../training/labels.js';
import { isPlaceholder } from '../../training/placeholder.js';
import { eachCompilation } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './data-scaled-apart.examples.js';

/** Scales differ by a hundred and more where one was forgotten; anything nearer is taken for the same. */
const apart = 50;
/** Numbers that are standardized are seldom beyond this. */
const greatestStandardized = 5;

/** Data that a model is judged by, in another scale than it is trained with. */
export const dataScaledApart: Rule = {
  id: 'GL806',
  name: 'data-scaled-apart',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Training data and test data in different scales'),
  explanation: () => [
    l10n.t(
      'A model that has learned from pixels between 0 and 1 knows nothing of pixels between 0 and 255: its first sums are 255 times as large, and what it says of them is near to chance. The training goes well, and validation, evaluation or prediction look as if the model had learned nothing.',
    ),
    l10n.t('Scale all data alike, by the numbers of the training data: divide both by 255, or `fit` a scaler on the training data and `transform` the rest with it. A `Rescaling` or `Normalization` layer in the model does it for all.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 12.2.1.1, https://www.deeplearningbook.org', 'scikit-learn, Common pitfalls, section "Inconsistent preprocessing"'],
  bad,
  good,
  check: eachCompilation(findingsOf),
};

function findingsOf(compilation: Compilation): Finding[] {
  const [first] = compilation.fits;
  const trained = scaleOf(first?.facts?.x ?? null);
  if (first === undefined || trained === null) return [];
  return pairsOf(compilation).flatMap(({ call, x, isValidation }): Finding[] => {
    const given = scaleOf(x);
    if (given === null || Math.max(given / trained, trained / given) < apart) return [];
    return [{
      rule: dataScaledApart.id,
      severity: dataScaledApart.severity,
      message: messageOf(first.facts?.x, x, isValidation),
      advice: l10n.t('scale all data alike'),
      ...atCall(call, compilation, isValidation ? 'validation_data' : 'x'),
    }];
  });
}

function messageOf(trained: DataFacts | undefined, given: DataFacts | null, isValidation: boolean): string {
  const [one, other] = [inWords(trained), inWords(given)];
  return isValidation
    ? l10n.t('The model is trained with {0} and validated with {1}: scale both alike.', one, other)
    : l10n.t('The model is trained with {0} and given {1} here: scale both alike.', one, other);
}

function inWords(data: DataFacts | null | undefined): string {
  if (data?.isStandardized === true) return l10n.t('standardized numbers');
  return l10n.t('numbers from {0} to {1}', rounded(data?.minimum), rounded(data?.maximum));
}

const rounded = (value: number | undefined): string => (value === undefined ? '?' : String(Number(value.toPrecision(3))));

/** The greatest absolute value of data; null where it is not known, or the data only shows a shape, as zeros and noise do. */
function scaleOf(data: DataFacts | null): number | null {
  if (data === null || data.isNoise === true || isPlaceholder(data)) return null;
  if (data.isStandardized === true) return greatestStandardized;
  if (data.minimum === undefined || data.maximum === undefined) return null;
  const greatest = Math.max(Math.abs(data.minimum), Math.abs(data.maximum));
  return greatest > 0 ? greatest : null;
}

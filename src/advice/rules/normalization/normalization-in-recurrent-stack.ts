import * as l10n from '@vscode/l10n';
import { areAllTheirCallsMake } from '../../gather.js';
import type { Finding } from '../../finding.js';
import type { CallNode } from '../../network/calls.js';
import type { Rule, RuleContext, RuleExample } from '../../rule.js';
import { eachUse } from '../each.js';
import { fixWith } from '../place.js';

const stack = (normalization: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(50, 8)),
    keras.layers.LSTM(64, return_sequences=True),
    keras.layers.${normalization}(),
    keras.layers.LSTM(64),
    keras.layers.Dense(1),
])
`;

const bad: readonly RuleExample[] = [{ title: 'Batch normalization between LSTMs', code: stack('BatchNormalization') }];
const good: readonly RuleExample[] = [{ title: 'Layer normalization between LSTMs', code: stack('LayerNormalization') }];

const recurrent = /^(SimpleRNN|LSTM|GRU|Bidirectional|RNN)$/;

/** Statistics of a batch where every step has its own. */
export const normalizationInRecurrentStack: Rule = {
  id: 'GL402',
  name: 'batch-normalization-in-recurrent-stack',
  severity: 'hint',
  isFixable: true,
  title: () => l10n.t('BatchNormalization between recurrent layers'),
  explanation: () => [
    l10n.t('Between recurrent layers BatchNormalization takes one mean over all samples and all steps, though the first steps of a sequence are unlike the last, and sequences of other lengths change the statistics. Papers and practice found little use in it there.'),
    l10n.t('`LayerNormalization` normalizes each step of each sample by itself, does the same in training and in use, and is what recurrent nets and transformers have.'),
  ],
  sources: ['Laurent et al. (2015), Batch Normalized Recurrent Neural Networks, https://arxiv.org/abs/1510.01378', 'Ba, Kiros and Hinton (2016), Layer Normalization, https://arxiv.org/abs/1607.06450'],
  bad,
  good,
  check: eachUse(findingOf),
};

function findingOf({ layer, consumers }: CallNode, context: RuleContext): Finding | null {
  const [next] = consumers;
  if (!recurrent.test(layer.className) || next?.layer.className !== 'BatchNormalization') return null;
  if (!next.consumers.some((after) => recurrent.test(after.layer.className))) return null;
  const { callee, argumentList } = next.layer.source;
  const name = context.textOf(callee).slice(callee.start, callee.end);
  // Arguments mean other things to the other class, and a bare name may not be imported.
  const canRename = name.includes('.') && name.endsWith('BatchNormalization') && argumentList.start === argumentList.end && areAllTheirCallsMake(context, [next.layer]);
  return {
    rule: normalizationInRecurrentStack.id,
    severity: normalizationInRecurrentStack.severity,
    message: l10n.t('{0} takes one mean over all steps; LayerNormalization normalizes each step by itself.', next.layer.name),
    advice: l10n.t('use LayerNormalization between recurrent layers'),
    range: callee,
    layers: [next.layer.id],
    ...fixWith(l10n.t('Use LayerNormalization'), canRename ? [{ range: { ...callee, start: callee.end - 'BatchNormalization'.length }, newText: 'LayerNormalization' }] : null),
  };
}

import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep, type LayerSpec, type ModelSpec } from '../../../spec/index.js';
import { setArgument } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, rangeAtFault } from '../../gather.js';
import type { Rule, RuleContext } from '../../rule.js';
import { certainValues } from '../../training/certain-values.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { fixWith } from '../place.js';
import { bad, good } from './embedding-index-out-of-range.examples.js';

/** Words, or other things that are numbered, that an embedding has no row for. */
export const embeddingIndexOutOfRange: Rule = {
  id: 'GL306',
  name: 'embedding-index-out-of-range',
  severity: 'error',
  isFixable: true,
  title: () => l10n.t('Indices beyond the rows of an embedding'),
  explanation: () => [
    l10n.t(
      '`Embedding(input_dim=n)` has rows for the indices 0 to n - 1. An index beyond them stops the training on a CPU ("indices[…] = n is not in [0, n)"), and on a GPU gives zeros in silence.',
    ),
    l10n.t('`input_dim` is the greatest index and one more. Words that are numbered from 1, as a `Tokenizer` does, want `len(word_index) + 1`, since 0 is kept for padding.'),
  ],
  sources: ['Keras, keras/src/layers/core/embedding.py', 'TensorFlow, tf.gather: "on CPU, if an out of bound index is found, an error is returned; on GPU, a 0 is stored"'],
  bad,
  good,
  check: eachFit(findingsOf),
};

function findingsOf({ x }: FitStep, { model }: Compilation, context: RuleContext): Finding[] {
  const greatest = isUnknown(x) ? null : (certainValues(x)?.[1] ?? null);
  if (greatest === null) return [];
  return readersOf(model).flatMap((layer): Finding[] => {
    const rows = layer.config['input_dim'];
    if (typeof rows !== 'number' || greatest < rows) return [];
    const wanted = String(greatest + 1);
    const edits = areAllTheirCallsMake(context, [layer]) ? setArgument(context.textOf(layer.source.range), layer.source, 'input_dim', wanted) : null;
    return [{
      rule: embeddingIndexOutOfRange.id,
      severity: embeddingIndexOutOfRange.severity,
      message: l10n.t('{0} has rows for the indices 0 to {1}, and the data goes to {2}.', layer.name, rows - 1, greatest),
      advice: l10n.t('use input_dim={0}', wanted),
      range: rangeAtFault(layer.source, 'input_dim'),
      layers: [layer.id],
      ...fixWith(l10n.t('Use input_dim={0}', wanted), edits),
    }];
  });
}

/** The embeddings that are given the data as it is. */
function readersOf({ inputs, layers }: ModelSpec): LayerSpec[] {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0) return [];
  return layers.filter(({ className, calls }) => className === 'Embedding' && calls.some((call) => call.inputs.some(({ layer }) => layer === input.layer)));
}

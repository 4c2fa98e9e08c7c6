import * as l10n from '@vscode/l10n';
import type { InspectedLayer, InspectedModel } from '../inspection.js';
import { formatCount, formatShape, formatShortWhere, formatSize, formatWhere } from './formats.js';
import { tableLines } from './table.js';

/**
 * The lines of a model's summary as Keras's `model.summary()` prints it, with the line that makes each layer, and, as
 * Keras does for models that are no chain, the layers that each is connected to.
 */
export function summaryLines(model: InspectedModel): string[] {
  const isChain = model.class !== 'Functional' || model.layers.every(isConnectedToThePrevious);
  const columns = [
    { title: l10n.t('Layer (type)'), align: 'left' },
    { title: l10n.t('Output Shape'), align: 'left' },
    { title: l10n.t('Param #'), align: 'right' },
    ...(isChain ? [] : [{ title: l10n.t('Connected to'), align: 'left' } as const]),
    { title: l10n.t('Line'), align: 'right' },
  ] as const;
  const rows = model.layers.map((layer) => [
    `${layer.name} (${layer.class})`,
    formatShape(layer.outputShape),
    formatCount(layer.parameters),
    ...(isChain ? [] : [layer.inbound.map((inputs) => inputs.join(', ')).join('; ')]),
    formatShortWhere(layer),
  ]);
  const title = model.variable === null || model.variable === model.name ? `"${model.name}"` : `"${model.name}" (${model.variable})`;
  return [
    l10n.t('Model: {0}, {1}', title, formatWhere(model)),
    ...tableLines(columns, rows),
    ` ${l10n.t('Total params: {0}', formatSize(model.totalParameters))}`,
    ` ${l10n.t('Trainable params: {0}', formatSize(model.trainableParameters))}`,
    ` ${l10n.t('Non-trainable params: {0}', formatSize(model.nonTrainableParameters))}`,
  ];
}

function isConnectedToThePrevious({ inbound }: InspectedLayer, index: number, layers: readonly InspectedLayer[]): boolean {
  const previous = layers[index - 1];
  const [first, ...others] = inbound;
  if (others.length > 0) return false;
  return previous === undefined ? (first ?? []).length === 0 : first?.length === 1 && first[0] === previous.name;
}

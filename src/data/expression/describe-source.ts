import * as l10n from '@vscode/l10n';
import type { ArrayExpression, SourceArray } from '../../spec/index.js';

/** Where an array comes from, in short: `fashion_mnist.x_train`, `make_moons(…)[x]`. */
export function describeSource(source: Extract<ArrayExpression, SourceArray>): string {
  switch (source.operation) {
    case 'dataset':
      return `${source.dataset}.${source.part}_${source.split}`;
    case 'file':
      return source.member === undefined ? `load(${source.path})` : `load(${source.path})[${source.member}]`;
    case 'table':
      return `read_csv(${source.path})`;
    case 'images':
      return `image_dataset_from_directory(${source.path})[${source.part}]`;
    case 'generated':
      return `${source.generator}(…)[${source.part}]`;
    case 'literal':
      return source.values.length === 1 ? String(source.values[0]) : 'array(…)';
    case 'textFolder':
      return `text_dataset_from_directory(${source.path})[${source.part}]`;
    case 'tableTexts':
      return `read_csv(${source.path})`;
    case 'texts':
      return `array([${source.values.length === 0 ? '' : `"${source.values[0]}", …`}])`;
    case 'sequence':
      return `arange(${source.start}, …)`;
    case 'random':
      return `random.${source.draw}(…)`;
    case 'noise':
      return l10n.t('noise');
  }
}

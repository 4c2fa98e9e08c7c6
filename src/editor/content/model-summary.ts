import * as l10n from '@vscode/l10n';
import type { Finding, Severity } from '../../advice/index.js';
import { countParameters, isWeightLayer } from '../../nn/index.js';
import { isUnknown, type LayerSpec, type Maybe, type ModelSpec } from '../../spec/index.js';

/** A model in numbers. */
export interface ModelSummary {
  /** An Unknown where the shape of a weight is one. */
  readonly parameters: Maybe<number>;
  /** Layers that mix their inputs by a matrix: the size of the net as people count it. */
  readonly weightLayers: number;
}

export function summarize(model: ModelSpec): ModelSummary {
  const parameters = countParameters(model);
  return {
    parameters: isUnknown(parameters) ? parameters : parameters.total,
    weightLayers: model.layers.filter((layer) => isWeightLayer(layer) || willBeWeightLayer(layer)).length,
  };
}

/** A layer whose weights have no shape yet, since the shape of its input is not known. */
function willBeWeightLayer({ config, weights }: LayerSpec): boolean {
  return isUnknown(weights) && 'kernel_initializer' in config;
}

/** "266,610 parameters · 3 weight layers · 2 hints". */
export function summaryInWords(summary: ModelSummary, findings: readonly Finding[], numbers: Intl.NumberFormat): string {
  const { parameters, weightLayers } = summary;
  return [
    isUnknown(parameters) ? l10n.t('parameters not known yet') : parametersInWords(parameters, numbers),
    weightLayers === 1 ? l10n.t('1 weight layer') : l10n.t('{0} weight layers', numbers.format(weightLayers)),
    ...findingsInWords(findings, numbers),
  ].join(' · ');
}

function parametersInWords(parameters: number, numbers: Intl.NumberFormat): string {
  return parameters === 1 ? l10n.t('1 parameter') : l10n.t('{0} parameters', numbers.format(parameters));
}

/** The counts of the findings, the gravest first; none where there is none. */
function findingsInWords(findings: readonly Finding[], numbers: Intl.NumberFormat): string[] {
  const gravestFirst: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
  return gravestFirst.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [severityInWords(severity, count, numbers.format(count))];
  });
}

function severityInWords(severity: Severity, count: number, formatted: string): string {
  switch (severity) {
    case 'error':
      return count === 1 ? l10n.t('1 error') : l10n.t('{0} errors', formatted);
    case 'warning':
      return count === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', formatted);
    case 'information':
      return count === 1 ? l10n.t('1 remark') : l10n.t('{0} remarks', formatted);
    case 'hint':
      return count === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', formatted);
  }
}

import * as l10n from '@vscode/l10n';
import type { ProbedLayer, ProbeResult } from '../../protocol/index.js';
import { formatMeasured, formatPercentage } from './measured-number.js';

/** What a probe measured of a layer, for the end of its line: "gradient 1.1e-12 · outputs 0.5 ± 0.01 · 81 % saturated". */
export function layerText({ gradientNorm, mean, standardDeviation, saturated, dead, isFinite }: ProbedLayer): string {
  return [
    ...(gradientNorm === null ? [] : [l10n.t('gradient {0}', formatMeasured(gradientNorm))]),
    ...(!isFinite ? [l10n.t('outputs NaN or infinite')] : mean === null || standardDeviation === null ? [] : [l10n.t('outputs {0} ± {1}', formatMeasured(mean), formatMeasured(standardDeviation))]),
    ...(saturated === null || saturated === 0 ? [] : [l10n.t('{0} saturated', formatPercentage(saturated))]),
    ...(dead === null || dead === 0 ? [] : [l10n.t('{0} dead', formatPercentage(dead))]),
  ].join(' · ');
}

/** On what a probe was made, and by which loss: what of it the file does not give is said, with the reason. */
export function probeBasis({ samples, data, loss }: ProbeResult): string {
  const on =
    data.kind === 'file'
      ? l10n.t('{0} samples of the data', samples)
      : l10n.t('{0} samples of noise with mean 0 and variance 1, not data ({1})', samples, withoutStop(data.reason));
  const by = loss.reason === undefined ? loss.className : l10n.t('{0}, chosen to suit the outputs ({1})', loss.className, withoutStop(loss.reason));
  return l10n.t('At initialization, on {0}; loss {1}: {2}.', on, by, formatMeasured(loss.value));
}

const withoutStop = (reason: string): string => reason.replace(/\.$/, '');

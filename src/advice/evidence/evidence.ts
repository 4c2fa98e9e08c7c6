import * as l10n from '@vscode/l10n';
import type { ProbedLayer, ProbeResult } from '../../protocol/index.js';
import type { Evidence, Finding } from '../finding.js';
import { formatMeasured, formatPercentage } from './measured-number.js';
import { kernelLayers, spreadRatio } from './path.js';

/** A sentence about the layers of a finding; null where nothing was measured that bears on it. */
type Witness = (layers: readonly [ProbedLayer, ...ProbedLayer[]], result: ProbeResult) => string | null;

/** What bears on a rule, by its id. */
const witnesses: Readonly<Record<string, readonly Witness[]>> = {
  GL101: [gradientOfFirst, spreadOfLast],
  GL102: [gradientOfFirst, spreadOfLast],
  GL103: [gradientOfFirst, saturation],
  GL104: [gradientOfFirst, spreadOfLast, saturation],
  GL107: [gradientOfFirst, saturation],
  GL111: [likeness],
  GL112: [spreadOfItself, saturation, gradientOfFirst],
  GL114: [deadUnits],
};

/**
 * The findings with what a probe measured of their layers, where it measured something that bears on the rule. What is
 * found stays as it is: evidence makes nothing graver, and says nothing that was not measured.
 */
export function withEvidence(findings: readonly Finding[], result: ProbeResult): Finding[] {
  return findings.map((finding) => {
    const evidence = evidenceOf(finding, result);
    return evidence === null ? finding : { ...finding, evidence };
  });
}

/** What a probe measured that bears on a finding; null where there is nothing. */
export function evidenceOf({ rule, layers: ids }: Finding, result: ProbeResult): Evidence | null {
  const [first, ...others] = result.layers.filter(({ id }) => ids.includes(id));
  if (first === undefined) return null;
  const sentences = (witnesses[rule] ?? []).flatMap((witness) => witness([first, ...others], result) ?? []);
  if (sentences.length === 0) return null;
  const source =
    result.data.kind === 'file'
      ? l10n.t('Measured at initialization on {0} samples of the data.', result.samples)
      : l10n.t('Measured at initialization on {0} samples of noise.', result.samples);
  return { message: [...sentences, source].join(' ') };
}

function gradientOfFirst(layers: readonly ProbedLayer[], result: ProbeResult): string | null {
  const path = kernelLayers(result);
  const first = path.find(({ id }) => layers.some((layer) => layer.id === id));
  const last = path.at(-1);
  if (first === undefined || last === undefined || first === last || last.gradientNorm === 0) return null;
  const ratio = first.gradientNorm / last.gradientNorm;
  if (!Number.isFinite(ratio)) return null;
  return l10n.t('At initialization the gradient of {0} is {1} times that of {2}.', first.name, formatMeasured(ratio), last.name);
}

function spreadOfLast(layers: readonly [ProbedLayer, ...ProbedLayer[]]): string | null {
  const [first] = layers;
  const last = layers.at(-1);
  const ratio = last === undefined || last === first ? null : spreadRatio(first, last);
  if (last === undefined || ratio === null) return null;
  return l10n.t('The outputs of {0} spread {1} times as far as those of {2}.', last.name, formatMeasured(ratio), first.name);
}

function spreadOfItself([{ name, mean, standardDeviation }]: readonly [ProbedLayer, ...ProbedLayer[]]): string | null {
  if (mean === null || standardDeviation === null) return null;
  return l10n.t('The outputs of {0} have mean {1} and standard deviation {2}.', name, formatMeasured(mean), formatMeasured(standardDeviation));
}

function saturation(layers: readonly ProbedLayer[]): string | null {
  const [most] = layers.filter(({ saturated }) => saturated !== null).toSorted((one, other) => (other.saturated ?? 0) - (one.saturated ?? 0));
  if (most === undefined || most.saturated === 0) return null;
  return l10n.t('{0} of the outputs of {1} are near a bound of its activation.', formatPercentage(most.saturated ?? 0), most.name);
}

function likeness(layers: readonly ProbedLayer[]): string | null {
  const alike = layers.find(({ unitSpread }) => unitSpread === 0);
  return alike === undefined ? null : l10n.t('All units of {0} give the same for every sample.', alike.name);
}

function deadUnits(layers: readonly ProbedLayer[], { samples }: ProbeResult): string | null {
  const [most] = layers.filter(({ dead }) => dead !== null).toSorted((one, other) => (other.dead ?? 0) - (one.dead ?? 0));
  if (most === undefined) return null;
  return l10n.t('{0} of the units of {1} are 0 for all {2} samples.', formatPercentage(most.dead ?? 0), most.name, samples);
}

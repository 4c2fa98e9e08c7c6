import * as l10n from '@vscode/l10n';
import { isHealthy, layerText, probeBasis, verdictOf, type Verdict } from '../../advice/index.js';
import type { ProbedLayer, ProbeResult } from '../../protocol/index.js';
import type { LayerSpec } from '../../spec/index.js';
import type { Lens } from './lenses.js';

/** What a lens says of a gradient check: the verdict in a line or in a few words, and in the tooltip on what it was measured. */
export function verdictInWords(result: ProbeResult): Required<Pick<Lens, 'title' | 'shortTitle' | 'tooltip'>> {
  const verdict = verdictOf(result);
  const { kind, message, remarks } = verdict;
  // Where gradients are as they should be, the remarks are what there is to say.
  const words = kind === 'healthy' ? [message, ...remarks].join(' ') : message;
  const icon = isHealthy(verdict) ? 'pass' : kind === 'unmeasured' ? 'info' : 'warning';
  return {
    shortTitle: `$(${icon}) ${kindInWords(verdict)}`,
    title: `$(${icon}) ${result.data.kind === 'noise' ? l10n.t('{0} (on noise, not on data)', words) : words}`,
    tooltip: [...remarks, probeBasis(result), l10n.t('Click to check again.')].join('\n'),
  };
}

function kindInWords({ kind, remarks }: Verdict): string {
  switch (kind) {
    case 'healthy':
      return remarks.length === 0 ? l10n.t('Gradients get through') : l10n.t('Saturated or dead units');
    case 'vanishing':
      return l10n.t('Vanishing gradients');
    case 'exploding':
      return l10n.t('Exploding gradients');
    case 'unmeasured':
      return l10n.t('No gradients to compare');
  }
}

/** The whole of a gradient check in sentences: the verdict, what else was found, and on what it was measured. */
export function checkInWords(result: ProbeResult): string {
  const { message, remarks } = verdictOf(result);
  return [message, ...remarks, probeBasis(result)].join(' ');
}

/** What gradient checks measured of the layers that one call makes; of several, of the first and the last. Nothing where they were not checked. */
export function measuredInWords(layers: readonly [LayerSpec, ...LayerSpec[]], probes: ReadonlyMap<string, ProbeResult>): string[] {
  for (const result of probes.values()) {
    const measured = layers.flatMap(({ id }) => result.layers.find((layer) => layer.id === id) ?? []).filter((layer) => layerText(layer) !== '');
    const [first] = measured;
    const last = measured.at(-1);
    if (first === undefined || last === undefined) continue;
    const ends = first === last ? [first] : [first, last];
    return ends.map((layer) => layerInWords(layer, layers.length > 1, result));
  }
  return [];
}

function layerInWords(layer: ProbedLayer, isOneOfSeveral: boolean, { data }: ProbeResult): string {
  const measured = isOneOfSeveral ? `${layer.name}: ${layerText(layer)}` : layerText(layer);
  return data.kind === 'noise' ? l10n.t('At initialization, on noise: {0}', measured) : l10n.t('At initialization, on the data: {0}', measured);
}

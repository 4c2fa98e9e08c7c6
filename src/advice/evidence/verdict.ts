import * as l10n from '@vscode/l10n';
import type { ProbedLayer, ProbeResult } from '../../protocol/index.js';
import { formatMeasured, formatPercentage } from './measured-number.js';
import { kernelLayers, spreadRatio, type KernelLayer } from './path.js';

/** What a probe means, in words and for programs. */
export interface Verdict {
  readonly kind: 'healthy' | 'vanishing' | 'exploding' | 'unmeasured';
  /** One sentence with the numbers. */
  readonly message: string;
  /** What else was found: layers that are saturated or dead. */
  readonly remarks: readonly string[];
  /** The ids of the layers that the message is about. */
  readonly layers: readonly string[];
}

/** Below a thousandth of the output layer's gradient the first layers hardly learn while the last ones do; above, the reverse. */
const gradientLimit = 1e3;

/** How much further, or less far, outputs may spread from the first hidden layer to the last. */
const spreadLimit = 1e2;

/** Layers are remarked on where more than this of their outputs is saturated, or of their units dead. */
const mostOfThem = 0.5;

type Judgement = Omit<Verdict, 'remarks'>;

/**
 * Judges what a probe measured, by ratios between layers alone: how large gradients are as such depends on the loss and on
 * the scale of the targets, and says nothing.
 */
export function verdictOf(result: ProbeResult): Verdict {
  const path = kernelLayers(result);
  const judgement = notFinite(result, path) ?? unmeasured(path) ?? blocked(path) ?? byGradients(path) ?? bySpread(path) ?? healthy(path);
  return { ...judgement, remarks: remarksOf(result) };
}

/** Whether a probe found nothing to worry about. */
export function isHealthy({ kind, remarks }: Verdict): boolean {
  return kind === 'healthy' && remarks.length === 0;
}

function notFinite({ firstNotFinite, layers, loss }: ProbeResult, path: readonly KernelLayer[]): Judgement | null {
  const first = layers.find(({ id }) => id === firstNotFinite);
  if (first !== undefined) {
    return { kind: 'exploding', message: l10n.t('Exploding: what comes out of {0} is NaN or infinite, the first layer where it is.', first.name), layers: [first.id] };
  }
  const layer = path.find(({ gradientNorm }) => !Number.isFinite(gradientNorm));
  if (layer !== undefined) {
    return { kind: 'exploding', message: l10n.t('Exploding: the gradient of {0} is NaN or infinite.', layer.name), layers: [layer.id] };
  }
  if (Number.isFinite(loss.value)) return null;
  return { kind: 'exploding', message: l10n.t('Exploding: the loss is NaN or infinite; all that comes out of the layers is finite.'), layers: [] };
}

function unmeasured(path: readonly KernelLayer[]): Judgement | null {
  if (path.length > 0) return null;
  return { kind: 'unmeasured', message: l10n.t('There is nothing to compare: no layer with a kernel is trained.'), layers: [] };
}

function blocked([first]: readonly KernelLayer[]): Judgement | null {
  if (first?.gradientNorm !== 0) return null;
  return { kind: 'vanishing', message: l10n.t('Vanishing: no gradient reaches {0}; that of its kernel is 0.', first.name), layers: [first.id] };
}

function byGradients(path: readonly KernelLayer[]): Judgement | null {
  const last = path.at(-1);
  // A kernel whose gradient is 0 by design, behind a scale that starts at zero, is not on the way of the others.
  const earlier = path.slice(0, -1).filter(({ gradientNorm }) => gradientNorm > 0);
  const [lowest] = earlier.toSorted((one, other) => one.gradientNorm - other.gradientNorm);
  const [highest] = earlier.toSorted((one, other) => other.gradientNorm - one.gradientNorm);
  if (last === undefined || lowest === undefined || highest === undefined || last.gradientNorm === 0) return null;
  const numbers = (layer: KernelLayer): [string, string, string, string, string] => [
    layer.name,
    formatMeasured(layer.gradientNorm),
    formatMeasured(layer.gradientNorm / last.gradientNorm),
    last.name,
    formatMeasured(last.gradientNorm),
  ];
  if (lowest.gradientNorm * gradientLimit < last.gradientNorm) {
    const message = l10n.t('Vanishing gradients: that of {0} is {1}, which is {2} times that of {3} ({4}).', ...numbers(lowest));
    return { kind: 'vanishing', message, layers: [lowest.id, last.id] };
  }
  if (highest.gradientNorm > gradientLimit * last.gradientNorm) {
    const message = l10n.t('Exploding gradients: that of {0} is {1}, which is {2} times that of {3} ({4}).', ...numbers(highest));
    return { kind: 'exploding', message, layers: [highest.id, last.id] };
  }
  return null;
}

/** Where gradients shrink or grow everywhere alike, what comes out of the layers tells. */
function bySpread(path: readonly KernelLayer[]): Judgement | null {
  const [first, last] = [path.at(0), path.at(-2)];
  if (first === undefined || last === undefined) return null;
  const ratio = spreadRatio(first, last);
  if (ratio === null) return null;
  const numbers = [last.name, formatMeasured(ratio), first.name] as const;
  const layers = [first.id, last.id];
  if (ratio * spreadLimit < 1) {
    return { kind: 'vanishing', message: l10n.t('Vanishing outputs: those of {0} spread {1} times as far as those of {2}, and gradients with them.', ...numbers), layers };
  }
  if (ratio > spreadLimit) {
    return { kind: 'exploding', message: l10n.t('Exploding outputs: those of {0} spread {1} times as far as those of {2}, and gradients with them.', ...numbers), layers };
  }
  return null;
}

function healthy(path: readonly KernelLayer[]): Judgement {
  const [first, last] = [path.at(0), path.at(-1)];
  if (first === undefined || last === undefined || path.length < 2) {
    return { kind: 'healthy', message: l10n.t('Healthy: the gradient of {0} is {1}.', first?.name ?? '', formatMeasured(first?.gradientNorm ?? 0)), layers: [] };
  }
  const numbers = [first.name, formatMeasured(first.gradientNorm), last.name, formatMeasured(last.gradientNorm)] as const;
  return { kind: 'healthy', message: l10n.t('Healthy: gradients get through; that of {0} is {1}, that of {2} is {3}.', ...numbers), layers: [first.id, last.id] };
}

function remarksOf({ layers }: ProbeResult): string[] {
  const hidden = layers.slice(0, -1);
  const saturated = hidden.filter((layer) => (layer.saturated ?? 0) > mostOfThem);
  const dead = hidden.filter((layer) => (layer.dead ?? 0) > mostOfThem);
  return [...saturatedRemark(saturated), ...deadRemark(dead)];
}

function saturatedRemark([first, ...others]: readonly ProbedLayer[]): string[] {
  if (first === undefined) return [];
  const numbers = [formatPercentage(first.saturated ?? 0), first.name] as const;
  if (others.length === 0) return [l10n.t('Saturated: {0} of the outputs of {1} are near a bound of its activation.', ...numbers)];
  return [l10n.t('Saturated: {0} of the outputs of {1} are near a bound of its activation, and more than half in {2} layers in all.', ...numbers, others.length + 1)];
}

function deadRemark([first, ...others]: readonly ProbedLayer[]): string[] {
  if (first === undefined) return [];
  const numbers = [formatPercentage(first.dead ?? 0), first.name] as const;
  if (others.length === 0) return [l10n.t('Dead: {0} of the units of {1} are 0 for all samples.', ...numbers)];
  return [l10n.t('Dead: {0} of the units of {1} are 0 for all samples, and more than half in {2} layers in all.', ...numbers, others.length + 1)];
}

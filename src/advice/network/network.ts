import type { LayerSpec, ModelSpec, TrainingPlan } from '../../spec/index.js';
import { isActivationLayer, ownActivation, type Activation } from './activation.js';
import { callGraph, type CallNode } from './calls.js';
import { isKernelLayer, isNormalization, isPassage } from './layer-kinds.js';

/** A Dense or convolutional layer in its surroundings: what people mean by "a layer of the net". */
export interface Neurons {
  readonly layer: LayerSpec;
  /**
   * The activation of its units, be it its own argument or a layer that follows; null where there is none before the
   * next layer with weights, `unknown` where the file does not tell.
   */
  readonly activation: Activation | null | 'unknown';
  /** Whether a later layer of the model has a kernel; the last ones are outputs. */
  readonly isHidden: boolean;
  /** Whether a normalization stands between its kernel and the next one, and resets the scale. */
  readonly isNormalized: boolean;
  /** The layer that takes its output and nothing else's; null where the chain ends, forks or is not known. */
  readonly next: Neurons | null;
}

/** A model as rules see it. */
export interface Network {
  readonly model: ModelSpec;
  /** In the order of the model. */
  readonly neurons: readonly Neurons[];
}

/** The models of a plan as rules see them. */
export function networksOf(plan: TrainingPlan): Network[] {
  return plan.models.map(networkOf);
}

type Unlinked = Omit<Neurons, 'next'> & { next: Neurons | null };

function networkOf(model: ModelSpec): Network {
  const calls = callGraph(model);
  const neurons = new Map<string, Unlinked>();
  const nextIds = new Map<string, string>();
  for (const layer of model.layers) {
    if (!isKernelLayer(layer)) continue;
    const nodes = calls.get(layer.id) ?? [];
    const ways = nodes.map(wayFrom);
    const [way] = ways;
    if (way === undefined) continue;
    neurons.set(layer.id, {
      layer,
      activation: ways.every((other) => sameActivation(other.activation, way.activation)) ? way.activation : 'unknown',
      isHidden: nodes.some(leadsToKernel),
      isNormalized: ways.some((other) => other.isNormalized),
      next: null,
    });
    if (ways.length === 1 && way.next !== null) nextIds.set(layer.id, way.next.id);
  }
  for (const [id, nextId] of nextIds) {
    const unlinked = neurons.get(id);
    if (unlinked !== undefined) unlinked.next = neurons.get(nextId) ?? null;
  }
  return { model, neurons: [...neurons.values()] };
}

interface Way {
  readonly activation: Activation | null | 'unknown';
  readonly isNormalized: boolean;
  readonly next: LayerSpec | null;
}

/** What the output of one use of a layer passes on its only way to the next kernel. */
function wayFrom(start: CallNode): Way {
  let activation = ownActivation(start.layer);
  let isNormalized = false;
  for (let node = start; ; ) {
    const [consumer, ...others] = node.consumers;
    if (consumer === undefined) return { activation, isNormalized, next: null };
    const { layer } = consumer;
    const isFork = others.length > 0 || node.isOutput;
    if (isFork) return { activation: activation ?? 'unknown', isNormalized, next: null };
    if (isKernelLayer(layer)) return { activation, isNormalized, next: layer };
    if (isNormalization(layer)) {
      isNormalized = true;
    } else if (isActivationLayer(layer)) {
      const applied = ownActivation(layer);
      // Two functions in a row are not one that rules could speak about.
      if (applied !== null) activation = activation === null ? applied : 'unknown';
    } else if (!isPassage(layer)) {
      return { activation: activation ?? 'unknown', isNormalized, next: null };
    }
    node = consumer;
  }
}

function sameActivation(one: Way['activation'], other: Way['activation']): boolean {
  if (one === null || other === null || one === 'unknown' || other === 'unknown') return one === other;
  return one.name === other.name;
}

/** Whether the output of a use of a layer reaches a layer with a kernel, through whatever lies between. */
function leadsToKernel(start: CallNode): boolean {
  const seen = new Set<CallNode>();
  const pending = [...start.consumers];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isKernelLayer(node.layer)) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    pending.push(...node.consumers);
  }
  return false;
}

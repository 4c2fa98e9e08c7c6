import { isConfigObject, type ConfigObject, type LayerSpec } from '../../spec/index.js';

/** A layer's kernel initializer: null where the file does not tell which it is. */
export function kernelInitializer(layer: LayerSpec): ConfigObject | null {
  const value = layer.config['kernel_initializer'];
  return isConfigObject(value) ? value : null;
}

/** How an initializer of the variance-scaling family sets the variance of a kernel. */
interface VarianceRule {
  /** Variance times the fan. */
  readonly scale: number;
  readonly mode: 'fan_in' | 'fan_out' | 'fan_avg';
}

const named: Readonly<Record<string, VarianceRule>> = {
  GlorotUniform: { scale: 1, mode: 'fan_avg' },
  GlorotNormal: { scale: 1, mode: 'fan_avg' },
  HeUniform: { scale: 2, mode: 'fan_in' },
  HeNormal: { scale: 2, mode: 'fan_in' },
  LecunUniform: { scale: 1, mode: 'fan_in' },
  LecunNormal: { scale: 1, mode: 'fan_in' },
};

/** The rule that an initializer follows, also where it is spelled as `VarianceScaling`; null where it follows none. */
export function varianceRule(initializer: ConfigObject): VarianceRule | null {
  const byName = named[initializer.className];
  if (byName !== undefined) return byName;
  if (initializer.className !== 'VarianceScaling') return null;
  const { scale, mode } = initializer.config;
  if (typeof scale !== 'number') return null;
  return mode === 'fan_in' || mode === 'fan_out' || mode === 'fan_avg' ? { scale, mode } : null;
}

/** Glorot and Bengio's initialization, in either distribution. */
export function isGlorot(initializer: ConfigObject): boolean {
  const rule = varianceRule(initializer);
  return rule?.mode === 'fan_avg' && rule.scale === 1;
}

/** LeCun's initialization, in either distribution. */
export function isLecun(initializer: ConfigObject): boolean {
  const rule = varianceRule(initializer);
  return rule?.mode === 'fan_in' && rule.scale === 1;
}

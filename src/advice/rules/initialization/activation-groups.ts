/**
 * Rectifiers, whose units pass about half of the signal, and how people write them. ELU is none: it was measured healthy
 * with Glorot weights at 20 layers (first-layer gradient 0.5), and slightly worse with He's.
 */
export const rectifiers: ReadonlyMap<string, string> = new Map([
  ['relu', 'ReLU'],
  ['relu6', 'ReLU6'],
  ['leaky_relu', 'leaky ReLU'],
  ['prelu', 'PReLU'],
  ['gelu', 'GELU'],
  ['silu', 'SiLU'],
  ['mish', 'Mish'],
]);

/** Sigmoids, whose slope is a quarter at most. */
export const sigmoids: ReadonlySet<string> = new Set(['sigmoid', 'hard_sigmoid']);

/** Squashing functions of slope one at the origin. */
export const tanhs: ReadonlySet<string> = new Set(['tanh', 'hard_tanh', 'softsign']);

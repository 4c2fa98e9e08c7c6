/** Other names under which Keras has been imported, the longest first. */
const aliases = [
  'tensorflow.python.keras', 'tensorflow.compat.v1.keras', 'tensorflow.compat.v2.keras', 'tensorflow.contrib.keras.api.keras',
  'tensorflow.keras', 'tf_keras', 'keras.api._v2.keras', 'keras.api', 'keras.src', 'tf.keras',
];

/** Modules that Keras has moved, and modules of older versions. */
const moved: Readonly<Record<string, string>> = {
  'keras.engine': 'keras.models',
  'keras.engine.input_layer': 'keras.layers',
  'keras.engine.training': 'keras.models',
  'keras.engine.sequential': 'keras.models',
  'keras.np_utils': 'keras.utils',
  'keras.utils.np_utils': 'keras.utils',
  'keras.optimizers.legacy': 'keras.optimizers',
  'keras.optimizers.experimental': 'keras.optimizers',
  'keras.optimizers.schedules': 'keras.optimizers.schedules',
  'tensorflow.compat.v1': 'tensorflow',
  'tensorflow.compat.v2': 'tensorflow',
};

/** The path of a module in Keras 3: `keras.layers` for `tensorflow.keras.layers.core`; null where it is not Keras's. */
export function canonicalPath(path: string): string {
  const alias = aliases.find((each) => path === each || path.startsWith(`${each}.`));
  const plain = alias === undefined ? path : `keras${path.slice(alias.length)}`;
  const found = moved[plain] ?? plain;
  const [root, module] = found.split('.');
  const isInner = root === 'keras' && module !== undefined && flat.has(module) && !(found in moved);
  return isInner ? `keras.${module}` : found;
}

/** Modules whose inner modules hold nothing that they do not hold themselves. */
const flat = new Set(['layers', 'activations', 'initializers', 'losses', 'metrics', 'regularizers', 'constraints', 'callbacks', 'models']);

import { ownEntry } from '../../own-entry.js';

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
  'tensorflow.compat.v1': 'tensorflow',
  'tensorflow.compat.v2': 'tensorflow',
};

/** The path of a module in Keras 3: `keras.layers` for `tensorflow.keras.layers.core`; others stay as they are. */
export function canonicalPath(path: string): string {
  const alias = aliases.find((each) => path === each || path.startsWith(`${each}.`));
  const plain = alias === undefined ? path : `keras${path.slice(alias.length)}`;
  const [root, module, inner] = plain.split('.');
  if (root === 'keras' && module === 'layers' && inner !== undefined && innerLayerModules.has(inner)) return 'keras.layers';
  return ownEntry(moved, plain) ?? plain;
}

/** Modules inside `keras.layers` that hold nothing that it does not hold itself. */
const innerLayerModules = new Set([
  'activation', 'advanced_activations', 'attention', 'convolutional', 'convolutional_recurrent', 'core', 'embeddings', 'experimental', 'local',
  'merge', 'merging', 'noise', 'normalization', 'pooling', 'preprocessing', 'recurrent', 'regularization', 'reshaping', 'rnn', 'wrappers',
]);

import { ownEntry } from '../../own-entry.js';

/** Other names under which Keras has been imported, the longest first. */
const aliases = [
  'tensorflow.contrib.keras.python.keras', 'tensorflow.contrib.keras.api.keras', 'tensorflow.python.keras.api.keras',
  'tensorflow._api.v2.keras', 'tensorflow.contrib.keras', 'tensorflow.python.keras', 'tensorflow.keras', 'tf_keras',
  'keras.api._v2.keras', 'keras.api._v1.keras', 'keras.api', 'keras.src', 'keras.legacy', 'tf.keras',
];

/** Modules that Keras has moved, and modules of older versions; the modules inside them, too. */
const moved: Readonly<Record<string, string>> = {
  'keras.engine.base_layer': 'keras.layers',
  'keras.engine.input_layer': 'keras.layers',
  'keras.engine.topology': 'keras.layers',
  'keras.engine': 'keras.models',
  'keras.np_utils': 'keras.utils',
  'keras.objectives': 'keras.losses',
  'keras.optimizer_v1': 'keras.optimizers',
  'keras.optimizer_v2.learning_rate_schedule': 'keras.optimizers.schedules',
  'keras.optimizer_v2': 'keras.optimizers',
};

/** Modules inside others of Keras that hold nothing that the outer one does not hold itself. */
const innerModules = new Set([
  'activation', 'advanced_activations', 'attention', 'convolutional', 'convolutional_recurrent', 'core', 'embeddings', 'experimental', 'local',
  'merge', 'merging', 'noise', 'normalization', 'pooling', 'preprocessing', 'recurrent', 'regularization', 'reshaping', 'rnn', 'wrappers', 'legacy',
  'layer', 'input_spec',
  'model', 'sequential', 'functional', 'cloning',
  'adam', 'adamw', 'sgd', 'gradient_descent', 'rmsprop', 'adagrad', 'adadelta', 'adamax', 'nadam', 'ftrl', 'lion', 'optimizer',
  'np_utils', 'generic_utils', 'data_utils', 'vis_utils', 'layer_utils', 'numerical_utils', 'initializers_v1', 'initializers_v2', 'losses_utils',
]);

/** The path of a module in Keras 3: `keras.layers` for `tensorflow.keras.layers.core`; others stay as they are. */
export function canonicalPath(path: string): string {
  const tensorflow = /^tensorflow\.compat\.v[12](?=\.|$)/.exec(path);
  if (tensorflow !== null) return canonicalPath(`tensorflow${path.slice(tensorflow[0].length)}`);
  const own = /^keras_preprocessing(?=\.|$)/.exec(path);
  if (own !== null) return canonicalPath(`keras.preprocessing${path.slice(own[0].length)}`);
  const alias = aliases.find((each) => path === each || path.startsWith(`${each}.`));
  const plain = alias === undefined ? path : `keras${path.slice(alias.length)}`;
  const [root, module, inner] = plain.split('.');
  if (root !== 'keras' || module === undefined) return plain;
  const place = module !== 'datasets' && inner !== undefined && innerModules.has(inner) ? `keras.${module}` : plain;
  // The nearest module around it that has moved; `keras.engine.topology` is not where `keras.engine` is.
  for (let outer = plain; outer !== 'keras'; outer = outer.slice(0, outer.lastIndexOf('.'))) {
    const target = ownEntry(moved, outer);
    if (target !== undefined) return target;
  }
  return place;
}

import type { DashboardCoordinates } from '../../src/protocol/index.js';

/** Three runs of a net: with another optimizer, and deeper; one of them has no result yet. */
export const coordinates: DashboardCoordinates = {
  type: 'coordinates',
  run: 'scripted',
  runs: ['scripted', 'with Adam', 'deeper'],
  axes: [
    { name: 'Layers with weights', scale: 'linear', values: [3, 3, 20] },
    { name: 'Activation', scale: 'choice', values: ['relu', 'relu', 'selu'] },
    { name: 'Initializer', scale: 'choice', values: ['GlorotUniform', 'GlorotUniform', 'LecunNormal'] },
    { name: 'Optimizer', scale: 'choice', values: ['SGD', 'Adam', 'SGD'] },
    { name: 'Learning rate', scale: 'log', values: [0.01, 0.001, 0.03] },
    { name: 'val_accuracy', scale: 'linear', best: 'highest', values: [0.8631, 0.8877, null] },
  ],
};

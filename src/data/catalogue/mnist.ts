import type { DatasetEntry, DatasetFile } from './dataset.js';
import { idxFiles } from './idx-files.js';

const folders = ['mnist'];
const idx = idxFiles(folders);

/** Keras keeps all four arrays in one file (keras/src/datasets/mnist.py). */
const inNpz = (member: string): DatasetFile => ({ path: 'mnist.npz', format: 'npz', member });

/** MNIST (LeCun, Cortes and Burges): 70,000 handwritten digits, 28×28, ten classes. */
export const mnist: DatasetEntry = {
  name: 'mnist',
  title: 'MNIST',
  folders,
  files: {
    'train/x': [inNpz('x_train'), ...idx['train/x']],
    'train/y': [inNpz('y_train'), ...idx['train/y']],
    'test/x': [inNpz('x_test'), ...idx['test/x']],
    'test/y': [inNpz('y_test'), ...idx['test/y']],
  },
  downloads: [
    {
      path: 'mnist.npz',
      url: 'https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz',
      bytes: 11_490_434,
      sha256: '731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1',
    },
  ],
};

import type { DatasetDownload, DatasetEntry } from './dataset.js';
import { idxFiles } from './idx-files.js';

const folders = ['fashion-mnist', 'fashion_mnist'];

/** The host and the layout are Keras's own (keras/src/datasets/fashion_mnist.py). */
const download = (file: string, bytes: number, sha256: string): DatasetDownload => ({
  path: `fashion-mnist/${file}`,
  url: `https://storage.googleapis.com/tensorflow/tf-keras-datasets/${file}`,
  bytes,
  sha256,
});

/** Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): 70,000 grey pictures of clothes, 28×28, ten classes. */
export const fashionMnist: DatasetEntry = {
  name: 'fashion_mnist',
  title: 'Fashion-MNIST',
  folders,
  files: idxFiles(folders),
  // Debian packs the same data anew, so the sums of its files differ: these are of the files as published.
  downloads: [
    download('train-images-idx3-ubyte.gz', 26_421_880, '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84'),
    download('train-labels-idx1-ubyte.gz', 29_515, 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845'),
    download('t10k-images-idx3-ubyte.gz', 4_422_102, '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073'),
    download('t10k-labels-idx1-ubyte.gz', 5_148, '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5'),
  ],
  debianPackage: 'dataset-fashion-mnist',
};

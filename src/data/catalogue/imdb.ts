import { withFile } from '../formats/file.js';
import { RandomState } from '../random/index.js';
import type { DatasetEntry, DatasetParts, DatasetSettings } from './dataset.js';
import { allParts, kerasDownload } from './keras-file.js';
import { numberSetting } from './settings.js';
import { greatestWord, inOrder, marked, readTexts, withinVocabulary } from './word-lists.js';

/** As keras/src/datasets/imdb.py loads it: one generator puts both halves in order. */
function readParts(path: string, settings: DatasetSettings): Promise<DatasetParts> {
  return withFile(path, async (bytes) => {
    const random = new RandomState(numberSetting(settings, 'seed', 113));
    const [trainFile, testFile] = [await readTexts(bytes, 'x_train', 'y_train'), await readTexts(bytes, 'x_test', 'y_test')];
    const shuffled = [trainFile, testFile].map((texts) => marked(inOrder(texts, random.permutation(texts.texts.length)), settings));
    const greatest = Math.max(...shuffled.map(({ texts }) => greatestWord(texts)));
    const [train, test] = shuffled.map((texts) => withinVocabulary(texts, settings, greatest));
    if (train === undefined || test === undefined) throw new Error('There are two halves.');
    return { 'train/x': train.x, 'train/y': train.y, 'test/x': test.x, 'test/y': test.y };
  });
}

/** IMDB (Maas et al., 2011): 50,000 reviews of films as the numbers of their words, good or bad. */
export const imdb: DatasetEntry = {
  name: 'imdb',
  title: 'IMDB',
  folders: [],
  files: allParts(['imdb.npz'], readParts),
  downloads: [kerasDownload('imdb.npz', 17_464_789, '69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f')],
};

import { withFile } from '../formats/file.js';
import { RandomState } from '../random/index.js';
import type { DatasetEntry, DatasetParts, DatasetSettings } from './dataset.js';
import { allParts, kerasDownload } from './keras-file.js';
import { numberSetting } from './settings.js';
import { greatestWord, inOrder, marked, readTexts, withinVocabulary, type LabelledTexts } from './word-lists.js';

/** As keras/src/datasets/reuters.py loads it: the last texts of the order are for testing. */
function readParts(path: string, settings: DatasetSettings): Promise<DatasetParts> {
  return withFile(path, async (bytes) => {
    const all = await readTexts(bytes, 'x', 'y');
    const order = new RandomState(numberSetting(settings, 'seed', 113)).permutation(all.texts.length);
    const texts = marked(inOrder(all, order), settings);
    const greatest = greatestWord(texts.texts);
    const kept = Math.trunc(texts.texts.length * (1 - numberSetting(settings, 'test_split', 0.2)));
    const [train, test] = [withinVocabulary(part(texts, 0, kept), settings, greatest), withinVocabulary(part(texts, kept), settings, greatest)];
    return { 'train/x': train.x, 'train/y': train.y, 'test/x': test.x, 'test/y': test.y };
  });
}

function part({ texts, labels }: LabelledTexts, from: number, to?: number): LabelledTexts {
  return { texts: texts.slice(from, to), labels: labels.slice(from, to) };
}

/** Reuters (Lewis, 1997, as Keras prepares it): 11,228 newswires as the numbers of their words, of 46 topics. */
export const reuters: DatasetEntry = {
  name: 'reuters',
  title: 'Reuters',
  folders: [],
  files: allParts(['reuters.npz'], readParts),
  downloads: [kerasDownload('reuters.npz', 2_110_848, 'd6586e694ee56d7a4e65172e12b3e987c03096cb01eab99753921ef915959916')],
};

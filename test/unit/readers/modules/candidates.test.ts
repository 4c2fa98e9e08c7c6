import { describe, expect, it } from 'vitest';
import { moduleCandidates } from '../../../../src/readers/modules/index.js';

describe('the files that an import may mean', () => {
  it('are modules and packages in each folder, in order', () => {
    expect(moduleCandidates('nets.vgg', 'work/src/train.py', ['work/src', ''])).toEqual([
      'work/src/nets/vgg.py', 'work/src/nets/vgg/__init__.py', 'nets/vgg.py', 'nets/vgg/__init__.py',
    ]);
  });

  it('are exactly where a relative import says', () => {
    expect(moduleCandidates('..vgg', 'C:\\work\\src\\train.py', ['elsewhere'])).toEqual(['C:/work/vgg.py', 'C:/work/vgg/__init__.py']);
    expect(moduleCandidates('.', 'src/train.py', [])).toEqual(['src/__init__.py']);
    expect(moduleCandidates('...vgg', 'src/train.py', ['src'])).toEqual([]);
  });
});

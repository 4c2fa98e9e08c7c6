import { describe, expect, it } from 'vitest';
import { importFolders } from '../../../../src/readers/modules/index.js';
import { filesInMemory } from './files-in-memory.js';

const foldersOf = (program: string, ...others: readonly string[]): readonly string[] =>
  importFolders(program, filesInMemory(Object.fromEntries([program, ...others].map((path) => [path, '']))));

describe('the folders that a program imports from', () => {
  it('are its own, and none above where no project is known', () => {
    expect(foldersOf('/home/me/lab/train.py', '/home/me/utils.py')).toEqual(['/home/me/lab']);
  });

  it('are those up to the one that the project begins with', () => {
    expect(foldersOf('/home/me/lab/scripts/deep/train.py', '/home/me/lab/pyproject.toml')).toEqual([
      '/home/me/lab/scripts/deep', '/home/me/lab/scripts', '/home/me/lab', '/home/me/lab/src',
    ]);
    expect(foldersOf('/lab/scripts/train.py', '/lab/.git/HEAD')).toEqual(['/lab/scripts', '/lab', '/lab/src']);
  });

  it('are its own and the one that its package is in, not those of packages between', () => {
    expect(foldersOf('/lab/nets/deep/train.py', '/lab/nets/__init__.py', '/lab/nets/deep/__init__.py')).toEqual(['/lab/nets/deep', '/lab']);
  });

  it('go on from the package to where the project begins', () => {
    expect(foldersOf('/lab/src/nets/train.py', '/lab/src/nets/__init__.py', '/lab/setup.py')).toEqual(['/lab/src/nets', '/lab/src', '/lab']);
  });

  it('end where a relative path does', () => {
    expect(foldersOf('scripts/train.py', 'setup.cfg')).toEqual(['scripts', '', 'src']);
    expect(foldersOf('train.py')).toEqual(['']);
  });

  it('begin at the drive of a path of Windows', () => {
    expect(foldersOf('C:\\lab\\train.py', 'C:/lab/setup.py')).toEqual(['C:/lab', 'C:/lab/src']);
    expect(foldersOf('C:/__init__.py')).toEqual(['C:']);
  });
});

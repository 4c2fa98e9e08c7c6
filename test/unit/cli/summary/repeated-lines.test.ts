import { describe, expect, it } from 'vitest';
import { withoutRepeats } from '../../../../src/cli/summary/repeated-lines.js';

describe('lines that repeat themselves', () => {
  it('stand there as they are where none is the same as before', () => {
    expect(withoutRepeats([])).toEqual([]);
    expect(withoutRepeats(['a', 'b', 'a'])).toEqual(['a', 'b', 'a']);
  });

  it('stand there once, with the number of times, and what is around them as it is', () => {
    expect(withoutRepeats(['compile', 'fit', 'freeze', 'fit', 'freeze', 'fit', 'freeze', 'evaluate'])).toEqual([
      'compile',
      '  3 times:',
      '  fit',
      '  freeze',
      'evaluate',
    ]);
  });

  it('end where the last turn is broken off', () => {
    expect(withoutRepeats(['fit', 'freeze', 'fit', 'freeze', 'fit'])).toEqual(['  2 times:', '  fit', '  freeze', 'fit']);
  });

  it('may hold others that repeat themselves', () => {
    const epoch = ['predict', 'fit', 'fit', 'fit'];
    expect(withoutRepeats([...epoch, ...epoch])).toEqual(['  2 times:', '  predict', '    3 times:', '    fit']);
  });
});

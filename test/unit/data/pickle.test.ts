import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/data/index.js';
import { PickledArray, unpickle } from '../../../src/data/pickle/index.js';

/** A pickle of opcodes as pickletools names them, its texts in Latin 1. */
const pickle = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const read = (text: string): unknown => unpickle(pickle(text), 'data.pkl');

describe('A pickle of data', () => {
  // pickle.dumps(value, protocol) of Python 3.11.
  it.each([
    ['numbers', '\x80\x04\x95\x1a\x00\x00\x00\x00\x00\x00\x00](K\x01M\xe8\x03J\xff\xff\xff\xffG?\xf8\x00\x00\x00\x00\x00\x00\x8a\x05\x00\x00\x00\x00\x01e.', [1, 1000, -1, 1.5, 2 ** 32]],
    ['texts, bytes, none and truths', '\x80\x04\x95\x14\x00\x00\x00\x00\x00\x00\x00(\x8c\x03h\xc3\xa9C\x02\x00\xffN\x88\x89t.', ['hé', Uint8Array.of(0, 255), null, true, false]],
    ['a dictionary', '\x80\x02}q\x00(X\x01\x00\x00\x00aq\x01K\x01X\x01\x00\x00\x00bq\x02]q\x03K\x02au.', new Map<string, unknown>([['a', 1], ['b', [2]]])],
    ['the same thing twice', '\x80\x02]q\x00(]q\x01K\x07ah\x01e.', [[7], [7]]],
    ['protocol 0', "(lp0\nI1\naI01\naL25L\naF-2.5\na(I3\ntp1\na.", [1, true, 25, -2.5, [3]]],
    ['texts of Python 2', "\x80\x02}(U\x04dataU\x01xT\x02\x00\x00\x00abK\x02u.", new Map<string, unknown>([['data', Uint8Array.of(120)], ['ab', 2]])],
    ['whole numbers below zero', '\x80\x04](\x8a\x01\xff\x8a\x08\xfe\xff\xff\xff\xff\xff\xff\xffe.', [-1, -2]],
  ])('of %s is read', (_, text, value) => {
    expect(read(text)).toEqual(value);
  });

  it('of an array is read, with its type and order', () => {
    const array = (order: string, isFortran: string, bytes: string): unknown =>
      read(`\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R(K\x01K\x02K\x02\x86cnumpy\ndtype\nU\x02i2K\x00K\x01\x87R(K\x03U\x01${order}NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb${isFortran}U\x08${bytes}tb.`);
    const little = array('<', '\x89', '\x01\x00\x02\x00\x03\x00\xff\xff');
    expect(little).toBeInstanceOf(PickledArray);
    expect((little as PickledArray).numbers).toEqual({ values: Int16Array.of(1, 2, 3, -1), shape: [2, 2], dtype: 'int16' });
    expect((array('>', '\x88', '\x00\x01\x00\x02\x00\x03\x00\x04') as PickledArray).numbers).toEqual({ values: Int16Array.of(1, 3, 2, 4), shape: [2, 2], dtype: 'int16' });
  });
});

describe('A hostile pickle', () => {
  it.each([
    ['os.system', "cos\nsystem\n(S'echo harm'\ntR."],
    ['builtins.eval', '\x80\x04\x8c\x08builtins\x8c\x04eval\x93\x8c\x031+1\x85R.'],
    ['subprocess.Popen', '\x80\x02csubprocess\nPopen\n(lR.'],
    ['numpy.load', '\x80\x02cnumpy\nload\n.'],
    ['numpy.core.multiarray.scalar', '\x80\x02cnumpy.core.multiarray\nscalar\n.'],
    ['_codecs.decode', '\x80\x02c_codecs\ndecode\n.'],
    ['__proto__.constructor', '\x80\x02c__proto__\nconstructor\n.'],
  ])('that asks for %s is refused by that name', (name, text) => {
    expect(() => read(text)).toThrow(DataError);
    expect(() => read(text)).toThrow(`it asks for ${name}, which data does not need. Nothing of it was run.`);
  });

  it.each([
    ['an object of a class', '\x80\x02cnumpy\nndarray\n)\x81.', /at byte 18: the operation 0x81 is not one of data/],
    ['an instance of Python 2', '(ios\nsystem\n.', /the operation 0x69/],
    ['a persistent reference', 'Pmodel\n.', /the operation 0x50/],
    ['an extension', '\x80\x02\x82\x01.', /the operation 0x82/],
    ['a call of an array type', '\x80\x02cnumpy\nndarray\n(K\x01tR.', /makes something that is neither/],
    ['a text in the place of an encoder', '\x80\x02c_codecs\nencode\nX\x01\x00\x00\x00aX\x05\x00\x00\x00bz2__\x86R.', /makes something that is neither/],
    ['a state for a number', '\x80\x02K\x01K\x02b.', /sets the state of something that is no array/],
    ['what was never kept', '\x80\x02h\x07.', /something is missing before it/],
    ['too little', '\x80\x02a.', /something is missing before it/],
    ['a mark in the place of a value', '\x80\x02(.', /something is missing before it/],
    ['a text that goes beyond the end', '\x80\x02X\xff\xff\xff\x7fabc.', /the file ends in the middle/],
    ['bytes of a length without end', '\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\xffabc.', /a length of .* is too great/],
    ['a number of a megabyte', '\x80\x02\x8b\x00\x00\x10\x00.', /the file ends in the middle/],
    ['a number of 72 bits', '\x80\x02\x8a\x09\x01\x01\x01\x01\x01\x01\x01\x01\x01.', /a whole number is too great/],
    ['an array with fewer bytes than its shape', '\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R(K\x01M\xff\xff\x85cnumpy\ndtype\nU\x02f8K\x00K\x01\x87R\x89U\x01xtb.', /an array of 65535 elements has 0\.125/],
    ['an array of texts', '\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R(K\x01K\x01\x85cnumpy\ndtype\nU\x02S8K\x00K\x01\x87R\x89U\x08xxxxxxxxtb.', /elements of type S8 cannot be read/],
  ])('with %s is refused where that is', (_, text, message) => {
    expect(() => read(text)).toThrow(DataError);
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(/^data\.pkl cannot be read as a pickle, at byte \d+: /);
  });

  it('that makes a large array again and again of the same bytes is refused', () => {
    const bytes = 'x'.repeat(200);
    const one = `cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87Rq\x02(K\x01K\xc8\x85cnumpy\ndtype\nU\x02u1K\x00K\x01\x87R\x89U\xc8${bytes}tq\x01b`;
    // The memo has the state; each two bytes more would make another 200.
    expect(read(`\x80\x02${one}${'h\x01b'.repeat(3)}.`)).toBeInstanceOf(PickledArray);
    expect(() => read(`\x80\x02${one}${'h\x01b'.repeat(5_000)}.`)).toThrow(/repeats what it holds too often/);
  });
});

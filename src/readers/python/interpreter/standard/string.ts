import { moduleOf } from '../library.js';
import { stringValue } from '../values.js';

const lowercase = 'abcdefghijklmnopqrstuvwxyz';
const uppercase = lowercase.toUpperCase();
const digits = '0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const whitespace = ' \t\n\r\v\f';

/** The letters and signs that files count classes by (Lib/string.py). */
export const string = moduleOf('string', {
  ascii_lowercase: stringValue(lowercase),
  ascii_uppercase: stringValue(uppercase),
  ascii_letters: stringValue(lowercase + uppercase),
  digits: stringValue(digits),
  hexdigits: stringValue(`${digits}abcdefABCDEF`),
  octdigits: stringValue('01234567'),
  punctuation: stringValue(punctuation),
  whitespace: stringValue(whitespace),
  printable: stringValue(digits + lowercase + uppercase + punctuation + whitespace),
});

import { describe, expect, it } from 'vitest';
import { Formatter, powerOfTen, Texts, unbroken } from '../../../webview/format/index.js';

const english = new Formatter('en');

describe('numbers', () => {
  it('keeps the exponent of a number in a sentence on its line, and lets other words be broken', () => {
    expect(unbroken('is 6.4e-4 times, not e-5 or well-known')).toBe('is 6.4e-\u20604 times, not e-5 or well-known');
  });

  it('shows a loss to four digits, small and large ones in powers of ten', () => {
    expect([0.34218, 2.3, 1e-5, 123456, 0].map((value) => english.metric(value))).toEqual(['0.3422', '2.300', '1.000e-5', '1.235e+5', '0']);
  });

  it('shows a norm to two digits', () => {
    expect([0.0312, 0.9957, 1.7e-12, 2e7, 431].map((value) => english.magnitude(value))).toEqual(['0.031', '1.0', '1.7e-12', '2.0e+7', '431']);
  });

  it('labels an axis with as many digits as tell its labels apart', () => {
    expect(english.axis([2.275, 2.3, 2.325])).toEqual(['2.275', '2.300', '2.325']);
    expect(english.axis([0, 1, 2])).toEqual(['0', '1', '2']);
    expect(english.axis([0, 20_000, 40_000])).toEqual(['0', '20K', '40K']);
    expect(english.axis([0, 2e20])).toEqual(['0', '2e20']);
    expect(english.axis([0, 2.5e22, 5e22, 7.5e22, 1e23])).toEqual(['0', '2.5e22', '5.0e22', '7.5e22', '1.0e23']);
    expect(english.axis([10_000, 10_002, 10_004])).toEqual(['10K', '10.002K', '10.004K']);
    expect(english.axis([0, 2e-7, 4e-7])).toEqual(['0', '2e-7', '4e-7']);
    expect(english.axis([0.5, 0.50001])).toEqual(['0.50000', '0.50001']);
  });

  it('shows a duration by its two largest units', () => {
    expect([0.4, 42, 185, 4320].map((seconds) => english.duration(seconds))).toEqual(['0s', '42s', '3m 5s', '1h 12m']);
  });

  it('follows the user’s language', () => {
    expect(new Formatter('ko').duration(185)).toBe('3분 5초');
    expect(new Formatter('de').count(266610)).toBe('266.610');
  });

  it('falls back to English for a language that it does not know', () => {
    expect(new Formatter('no such language').count(1000)).toBe('1,000');
  });
});

describe('powers of ten', () => {
  it('are written as in a textbook', () => {
    expect([-12, -1, 0, 1, 8].map(powerOfTen)).toEqual(['10⁻¹²', '10⁻¹', '1', '10¹', '10⁸']);
  });
});

describe('texts', () => {
  it('fills values in', () => {
    expect(new Texts({ ofTotal: '{0} / {1}' }).get('ofTotal', '2', '5')).toBe('2 / 5');
  });

  it('shows the key of a text that is missing, so that it is found', () => {
    expect(new Texts({}).get('start')).toBe('start');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { advise } from '../../../src/advice/index.js';
import { readPython } from '../../../src/readers/index.js';

const folder = new URL('../../../samples/', import.meta.url);

/** What is shown by samples that are made to show a fault; all others are healthy. Hints are not counted. */
const faults: Readonly<Record<string, readonly string[]>> = {
  'exploding_tanh.py': ['GL104', 'GL112', 'GL603'],
  'layer_by_layer.py': ['GL103'],
  'vanishing_sigmoid.py': ['GL103'],
};

describe('the advice on the samples', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.py')))('%s', (path) => {
    const text = readFileSync(new URL(path, folder), 'utf8');
    const { plan } = readPython({ path, text });
    const loud = advise(plan, text).filter(({ severity }) => severity !== 'hint');
    expect([...new Set(loud.map(({ rule }) => rule))].sort()).toEqual(faults[path] ?? []);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runBundle, writeBytecode } from '../../../src/cli/start/bytecode.js';

const folder = mkdtempSync(join(tmpdir(), 'gradlens-bytecode-'));
const bundle = join(folder, 'bundle.cjs');
const said = join(folder, 'said.txt');
const saying = (word: string): string => `const path = require('node:path');\nrequire('node:fs').writeFileSync(path.join(__dirname, 'said.txt'), "${word} " + path.basename(__filename));\n`;

/** What the bundle says when it is run. */
function run(): string {
  rmSync(said, { force: true });
  runBundle(bundle);
  return readFileSync(said, 'utf8');
}

beforeEach(() => {
  rmSync(`${bundle}.bytecode`, { force: true });
  writeFileSync(bundle, saying('first'));
});
afterAll(() => { rmSync(folder, { recursive: true }); });

describe('a bundle', () => {
  it('is run without bytecode', () => {
    expect(run()).toBe('first bundle.cjs');
  });

  it('is run out of its bytecode, as a module of CommonJS', () => {
    writeBytecode(bundle);
    // As long as the first, so that V8 cannot tell them apart: what is run is what was compiled.
    writeFileSync(bundle, saying('other'));
    expect(run()).toBe('first bundle.cjs');
  });

  it('is compiled anew where the bytecode is of another text', () => {
    writeBytecode(bundle);
    writeFileSync(bundle, saying('much longer'));
    expect(run()).toBe('much longer bundle.cjs');
  });

  it('is compiled anew where the bytecode is not of this V8', () => {
    writeFileSync(`${bundle}.bytecode`, 'of another machine');
    expect(run()).toBe('first bundle.cjs');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/advice/index.js';
import { readText } from '../../../src/editor/reading/read-text.js';
import { ReaderThread, type ReaderThreadOptions } from '../../../src/editor/reading/reader-thread.js';
import { keras } from '../readers/support.js';

const root = join(import.meta.dirname, '../../..');
const options = { advice: true, rules: {} };
const model = (units: number): string => keras(`model = keras.Sequential([layers.Input([4]), layers.Dense(${units}, activation="relu"), layers.Dense(1)])`);
const request = (text: string) => ({ source: { path: 'a.py', text }, options });

describe('the reading thread', () => {
  let folder = '';
  let script = '';
  const failures: string[] = [];
  const threads: ReaderThread[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gradlens-reader-'));
    script = join(folder, 'reader.cjs');
    await build({ entryPoints: [join(root, 'src/editor/reading/thread-main.ts')], bundle: true, platform: 'node', format: 'cjs', outfile: script, external: ['onnxruntime-node'] });
  });

  afterEach(() => {
    for (const thread of threads.splice(0)) thread.dispose();
    failures.length = 0;
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function start(from = script, more: Partial<ReaderThreadOptions> = {}): ReaderThread {
    const thread = new ReaderThread(from, { onFailure: (file, reason) => failures.push(`${file}: ${reason}`), ...more });
    threads.push(thread);
    return thread;
  }

  it('reads what would be read here, advice included', async () => {
    const text = model(3);
    const reading = await start().read('a', request(text));
    expect(reading?.findings.length).toBeGreaterThan(0);
    expect(reading).toEqual(readText({ path: 'a.py', text }, options));
    expect(failures).toEqual([]);
  });

  it('reads a text as it would be with edits, where it is asked to', async () => {
    const text = model(3);
    const place = text.indexOf('relu');
    const edits = [{ range: { source: 'a.py', start: place, end: place + 4 }, newText: 'tanh' }];
    expect(await start().read('a', { ...request(text), edits })).toEqual(readText({ path: 'a.py', text: text.replace('relu', 'tanh') }, options));
    const cells = [{ isPython: true, text: 'import keras\n' }, { isPython: false, text: 'A title' }, { isPython: true, text: 'model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])\n' }];
    const notebook = { path: 'a.ipynb', cells };
    const before = readText(notebook, options);
    const [fix] = before.findings.flatMap((finding) => finding.fix ?? []);
    const after = await start().read('b', { source: notebook, options, edits: fix?.edits ?? [] });
    expect(after?.text).toContain('Dense(3, activation="relu", kernel_initializer="he_normal")');
    expect(after?.findings.length).toBe(before.findings.length - 1);
  });

  it('works out the edits that apply all fixes, where it is asked to', async () => {
    const text = model(3);
    const thread = start();
    expect((await thread.read('a', request(text)))?.fixes).toBeUndefined();
    const fixed = await thread.read('a', { ...request(text), isToFix: true });
    expect(applyEdits(text, fixed?.fixes ?? [])).toBe(text.replace('activation="relu"', 'activation="relu", kernel_initializer="he_normal"'));
  });

  it('answers in the order of the asking', async () => {
    const thread = start();
    const order: string[] = [];
    await Promise.all(['a', 'b', 'c'].map(async (file) => {
      await thread.read(file, request(model(2)));
      order.push(file);
    }));
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('reads of one file only the latest text', async () => {
    const thread = start();
    const readings = await Promise.all([thread.read('a', request(model(1))), thread.read('a', request(model(2))), thread.read('a', request(model(3))), thread.read('b', request(model(4)))]);
    const units = readings.map((reading) => reading?.plan.models[0]?.layers[0]?.config['units']);
    expect(units).toEqual([undefined, undefined, 3, 4]);
  });

  it('speaks the language of the user', async () => {
    const english = readText({ path: 'a.py', text: 'f(1\n' }, options);
    expect(english.syntaxErrors).toHaveLength(1);
    const thread = start(script, { texts: { '"{0}" is missing here.': 'Hier fehlt {0}.' } });
    expect(await thread.read('a', request('f(1\n'))).toMatchObject({ syntaxErrors: [{ reason: 'Hier fehlt ).' }] });
  });

  it('says which file could not be read, and reads the next one in a new thread', async () => {
    const broken = join(folder, 'broken.cjs');
    writeFileSync(broken, `require('node:worker_threads').parentPort.on('message', ({ source }) => {
      if (source.text === 'crash') throw new Error('Broken on purpose.');
      require('node:worker_threads').parentPort.postMessage({ kind: 'reading', reading: source.text });
    });`);
    const thread = start(broken);
    const answers = await Promise.all([thread.read('a', request('crash')), thread.read('b', request('fine'))]);
    expect(answers).toEqual([null, 'fine']);
    expect(failures).toEqual(['a: Broken on purpose.']);
  });

  it('has no reading for what was asked when it ends', async () => {
    const thread = start();
    const readings = Promise.all([thread.read('a', request(model(1))), thread.read('b', request(model(2)))]);
    thread.dispose();
    expect(await readings).toEqual([null, null]);
  });
});

describe('the extension host', () => {
  it('does not parse, interpret or advise: that code is not even loaded there', async () => {
    const { metafile } = await build({
      entryPoints: [join(root, 'src/extension.ts')], bundle: true, write: false, metafile: true, platform: 'node', format: 'cjs', external: ['vscode', 'onnxruntime-node'],
      absWorkingDir: root, logLevel: 'silent',
    });
    const [bundle] = Object.values(metafile.outputs);
    const loaded = Object.entries(bundle?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
    expect(loaded).toContain('src/editor/reading/reader-thread.ts');
    expect(loaded.filter((path) => path.includes('@lezer') || path.startsWith('src/readers/') || path.startsWith('src/engines/'))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './command-line.js';

interface Report {
  readonly engines: readonly {
    readonly name: string;
    readonly reason: string | null;
    readonly providers: readonly { readonly name: string; readonly description: string | null; readonly reason: string | null }[];
  }[];
  readonly chosen: { readonly engine: string; readonly description: string; readonly notes: readonly string[] } | null;
}

const gradlens = new CommandLine();
beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

describe('gradlens engines', () => {
  it('tells of each engine what works on this machine, and what is chosen', () => {
    const { status, out } = gradlens.run(['engines', '--json']);
    expect(status).toBe(0);
    const { engines, chosen } = JSON.parse(out) as Report;
    expect(engines.map(({ name }) => name)).toEqual(['onnxruntime', 'tfjs']);
    const providers = engines.flatMap((engine) => engine.providers.map((provider) => ({ engine: engine.name, ...provider })));
    for (const { description, reason } of providers) expect((description === null) !== (reason === null)).toBe(true);
    expect(providers.find(({ name }) => name === 'wasm')?.description).toMatch(/^tfjs \d+\.\d+\.\d+, WASM$/);
    expect(chosen).toEqual({ engine: 'onnxruntime', description: expect.stringMatching(/^onnxruntime .*, CPU$/) as string, notes: [] });
  });

  it('says the same in words', () => {
    const { status, out } = gradlens.run(['engines']);
    expect(status).toBe(0);
    expect(out).toMatch(/^onnxruntime\n {2}cpu +onnxruntime \d+\.\d+\.\d+, CPU$/m);
    expect(out).toMatch(/^tfjs\n {2}tensorflow +(tfjs .*, TensorFlow|does not work: .*)\n {2}wasm +tfjs .*, WASM\n {2}cpu +tfjs .*, CPU$/m);
    expect(out).toMatch(/^Without a choice, onnxruntime .*, CPU trains\.$/m);
  });

  it('finds tfjs-node missing where it is not linked, in one line', () => {
    const { out } = gradlens.run(['engines', '--json'], { GRADLENS_TFJS_NODE: '/nowhere' });
    const tensorflow = (JSON.parse(out) as Report).engines[1]?.providers[0];
    expect(tensorflow).toEqual({ name: 'tensorflow', description: null, reason: expect.stringContaining('tfjs-node') as string });
    expect(tensorflow?.reason).not.toContain('\n');
  });

  it('takes no files', () => {
    const { status, note } = gradlens.run(['engines', 'model.py']);
    expect(status).toBe(2);
    expect(note).toContain('No file is needed: gradlens engines [--json]');
  });
});

import { describe, expect, it } from 'vitest';
import { DataError, DataNotFoundError } from '../../../src/data/index.js';
import { NotTrainableError } from '../../../src/nn/index.js';
import { unknown } from '../../../src/spec/index.js';
import { known } from '../../../src/trainer/fit/known.js';
import { failureOf } from '../../../src/trainer/process/failure.js';
import { TrainerServer } from '../../../src/trainer/process/server.js';

function errorOf(failing: () => unknown): unknown {
  try {
    return failing();
  } catch (error) {
    return error;
  }
}

describe('A failure', () => {
  it('is told by what it is about, in the words of the error', () => {
    expect(failureOf(new DataError('train.gz is cut off'))).toMatchObject({ code: 'data', message: 'train.gz is cut off' });
    expect(failureOf(new DataNotFoundError('nowhere', 'mnist', []))).toMatchObject({ code: 'data-not-found', message: 'nowhere' });
    expect(failureOf(new NotTrainableError('cannot', 'dense'))).toMatchObject({ code: 'not-trainable', layer: 'dense' });
  });

  it('of memory or the disk says what to do', () => {
    expect(failureOf(new RangeError('Array buffer allocation failed'))).toMatchObject({ code: 'memory', message: expect.stringContaining('smaller batch size') as string });
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(failureOf(full)).toMatchObject({ code: 'disk', message: expect.stringContaining('no space left on device') as string });
    const limited = Object.assign(new Error('EFBIG: file too large, write'), { code: 'EFBIG' });
    expect(failureOf(limited)).toMatchObject({ code: 'disk', message: expect.stringContaining('file too large') as string });
    expect(failureOf(new RangeError('WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance'))).toMatchObject({ code: 'memory' });
  });

  it('of what is not known is told with its place in the code', () => {
    const range = { source: 'a.py', start: 3, end: 9 };
    const failing = (): unknown => known(unknown('Nobody says.', range), 'The number of epochs', 'Write it.');
    expect(failing).toThrow('The number of epochs is not known: Nobody says. Write it.');
    expect(failureOf(errorOf(failing))).toMatchObject({ code: 'not-trainable', range });
  });

  it('that nobody foresaw is internal, with what the log needs', () => {
    expect(failureOf(new TypeError('x is not a function'))).toMatchObject({
      code: 'internal',
      message: expect.stringContaining('x is not a function') as string,
      details: expect.stringContaining('failure.test.ts') as string,
    });
    expect(failureOf('a string')).toMatchObject({ code: 'internal' });
  });

  it('outside of a run ends the process’s work', async () => {
    const server = new TrainerServer({ send: () => undefined, log: () => undefined, versions: {} });
    server.fail(new Error('uncaught'));
    expect(await server.ended).toMatchObject({ type: 'failed', code: 'internal' });
  });
});

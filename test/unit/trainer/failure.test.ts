import { describe, expect, it } from 'vitest';
import { DataError, DataNotFoundError } from '../../../src/data/index.js';
import { NotTrainableError } from '../../../src/nn/index.js';
import { failureOf } from '../../../src/trainer/process/failure.js';
import { TrainerServer } from '../../../src/trainer/process/server.js';

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

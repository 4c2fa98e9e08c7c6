import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { TrainerEvent } from '../../../src/protocol/index.js';
import { TrainerProcess, type TrainerProcessOptions, type TrainingRequest } from '../../../src/supervisor/index.js';

const request: TrainingRequest = {
  runDirectory: '/nowhere',
  plan: { source: 'a.py', models: [], steps: [], unknowns: [] },
  fitStep: 0,
  overrides: {},
  engine: 'onnxruntime',
  seed: 42,
  dataFolders: [],
  mayDownload: false,
};

let processes: TrainerProcess[] = [];
afterEach(async () => {
  await Promise.all(processes.map((each) => each.dispose()));
  processes = [];
});

interface Watched {
  readonly trainer: TrainerProcess;
  readonly events: TrainerEvent[];
  readonly log: string[];
  /** Resolves when an event of the type was told. */
  readonly told: (type: TrainerEvent['type']) => Promise<TrainerEvent>;
}

/** Forks the scripted process and keeps what it tells. */
function watch(script: string, options: Partial<TrainerProcessOptions> = {}): Watched {
  const log: string[] = [];
  const trainer = new TrainerProcess({
    script: join(import.meta.dirname, 'trainers/scripted.cjs'),
    environment: { ...process.env, TRAINER_SCRIPT: script },
    log: (text) => log.push(text),
    patience: { ready: 10_000, stop: 150, terminate: 150 },
    ...options,
  });
  processes.push(trainer);
  const events: TrainerEvent[] = [];
  trainer.onEvent((event) => events.push(event));
  const told = (type: TrainerEvent['type']): Promise<TrainerEvent> =>
    new Promise((resolve) => {
      const known = events.find((event) => event.type === type);
      if (known !== undefined) resolve(known);
      trainer.onEvent((event) => {
        if (event.type === type) resolve(event);
      });
    });
  return { trainer, events, log, told };
}

const isAlive = (processId: number | undefined): boolean => {
  try {
    return processId !== undefined && process.kill(processId, 0);
  } catch {
    return false;
  }
};

describe('A trainer process', () => {
  it('starts when it is ready, stops when it is asked to, and finishes', async () => {
    const { trainer, events, told } = watch('obedient');
    trainer.start(request);
    await told('preparing');
    trainer.stop();
    expect(await trainer.outcome).toEqual({ kind: 'finished', event: { type: 'finished', outcome: 'stopped', steps: 7, epochs: 0, seconds: 1, metrics: { loss: NaN } } });
    expect(events.map(({ type }) => type)).toEqual(['ready', 'preparing', 'finished']);
    expect(events[1]).toEqual({ type: 'preparing', message: 'seed 42' });
    expect(isAlive(trainer.processId)).toBe(false);
  });

  it('runs as plain Node, without the options of the process that starts it', async () => {
    const environment = { ...process.env, TRAINER_SCRIPT: 'environment', NODE_OPTIONS: '--max-old-space-size=1234' };
    const { told } = watch('environment', { environment, texts: '/l10n/bundle.l10n.ko.json' });
    const event = await told('preparing');
    expect(event.type === 'preparing' && JSON.parse(event.message)).toEqual({
      ELECTRON_RUN_AS_NODE: '1',
      GRADLENS_TEXTS: '/l10n/bundle.l10n.ko.json',
      execArgv: [],
    });
  });

  it('that was killed by the system is told in words', async () => {
    const { trainer, told } = watch('obedient');
    await told('ready');
    process.kill(trainer.processId!, 'SIGKILL');
    const outcome = await trainer.outcome;
    expect(outcome).toMatchObject({ kind: 'crashed', signal: 'SIGKILL' });
    expect(outcome.kind === 'crashed' && outcome.message).toMatch(/ended by the system \(SIGKILL\), often because memory ran out\. Your file and the window are not affected/);
  });

  it('that crashes is told in words, and its last words go to the log', async () => {
    const { trainer, log } = watch('crash');
    trainer.start(request);
    const outcome = await trainer.outcome;
    expect(outcome.kind === 'crashed' && outcome.message).toMatch(/ended by itself with exit code 1 before it was done/);
    expect(log.join('')).toContain('out of luck');
  });

  it('that never says it is ready fails after a time', async () => {
    const { trainer, events } = watch('silent', { patience: { ready: 100, stop: 100, terminate: 100 } });
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'not-ready', message: expect.stringContaining('0.1 seconds') as string } });
    expect(events.map(({ type }) => type)).toEqual(['failed']);
    expect(isAlive(trainer.processId)).toBe(false);
  });

  it('of another version fails with what to do', async () => {
    const { trainer } = watch('other-version');
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'protocol-version', message: expect.stringContaining('Reload the window') as string } });
  });

  it('that says what cannot be understood fails with the name of the field', async () => {
    const { trainer } = watch('babble');
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'malformed-message', message: expect.stringContaining('firstStep') as string } });
  });

  it('that cannot be started fails', async () => {
    const { trainer } = watch('obedient', { node: '/nowhere/node' });
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'process' } });
  });

  it('that is asked to stop before it is ready has stopped, and not crashed', async () => {
    const { trainer } = watch('silent');
    trainer.start(request);
    trainer.stop();
    expect(await trainer.outcome).toMatchObject({ kind: 'finished', event: { outcome: 'stopped', steps: 0 } });
    expect(isAlive(trainer.processId)).toBe(false);
  });

  it('that does not stop is ended by force', async () => {
    const { trainer, log, told } = watch('deaf');
    await told('ready');
    trainer.stop();
    const outcome = await trainer.outcome;
    expect(outcome).toMatchObject({ kind: 'crashed', signal: 'SIGKILL', message: expect.stringContaining('did not stop within the time it had') as string });
    expect(log.join('')).toContain('I will not');
  });

  it('that stays after its last event is ended, and its outcome stays what it said', async () => {
    const { trainer } = watch('lingering');
    expect(await trainer.outcome).toMatchObject({ kind: 'finished' });
    expect(isAlive(trainer.processId)).toBe(false);
  });

  it('leaves nothing when it is disposed of, at any time and twice', async () => {
    for (const script of ['silent', 'deaf', 'obedient']) {
      const { trainer } = watch(script);
      await Promise.all([trainer.dispose(), trainer.dispose()]);
      expect(isAlive(trainer.processId)).toBe(false);
      expect((await trainer.outcome).kind).toBe('crashed');
    }
  });
});

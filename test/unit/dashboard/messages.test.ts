import { afterEach, describe, expect, it } from 'vitest';
import { PageConnection } from '../../../src/dashboard/page-connection.js';
import { dashboardIntentSchema, dashboardStateSchema, MalformedMessageError, parseMessage, type DashboardIntent, type DashboardState } from '../../../src/protocol/index.js';
import { DashboardModel } from '../../../webview/state/index.js';
import { dashboardTexts } from '../../../src/dashboard/texts.js';
import { scriptedRuns } from './runs.js';

/** Numbers from 0 to below 1, the same ones each time: the generator of D. H. Lehmer with the constants of Park and Miller (1988). */
function draws(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const junk: readonly unknown[] = [undefined, null, true, -1, 0, 1.5, NaN, Infinity, 2 ** 60, '', '<script>', '__proto__', 'x'.repeat(10_000), [], {}, new Float32Array(3), [[]], { type: 'ready' }];

/** A message with a few of its fields taken away, exchanged or added, at any depth. */
function spoiled(message: unknown, draw: () => number, depth = 0): unknown {
  if (draw() < 0.12) return junk[Math.floor(draw() * junk.length)];
  if (ArrayBuffer.isView(message) || typeof message !== 'object' || message === null || depth > 5) return message;
  if (Array.isArray(message)) return message.map((value) => spoiled(value, draw, depth + 1));
  const entries = Object.entries(message).filter(() => draw() > 0.05);
  const made = Object.fromEntries(entries.map(([name, value]) => [name, spoiled(value, draw, depth + 1)]));
  return draw() < 0.05 ? { ...made, constructor: null, extra: junk[Math.floor(draw() * junk.length)] } : made;
}

const intents: readonly DashboardIntent[] = [
  { type: 'ready' },
  { type: 'command', command: 'start' },
  { type: 'revealLayer', layer: 'dense' },
  { type: 'show', charts: [{ id: 'loss', request: 1, series: [{ run: 'run-1', name: 'loss' }], from: 1, to: null, buckets: 64, smoothing: 0 }] },
  { type: 'saveFile', format: 'png', name: 'Loss', bytes: new Uint8Array(4) },
  { type: 'saveValues', name: 'Loss', series: [{ run: 'run-1', name: 'loss' }], from: 1, to: null },
  { type: 'showRule', rule: 'GL101' },
];

const states: readonly DashboardState[] = [
  { type: 'snapshot', texts: dashboardTexts(), run: null, status: { state: 'idle', canStart: true }, epochs: [] },
  { type: 'status', status: { state: 'running', step: 4, epoch: 1 } },
  { type: 'epoch', run: 'run-1', epoch: { epoch: 1, step: 4, metrics: { loss: NaN }, seconds: 1 } },
  { type: 'symptoms', run: 'run-1', symptoms: [] },
  { type: 'highlight', layers: ['dense'] },
  {
    type: 'evaluation',
    run: 'run-1',
    evaluation: { step: 4, stage: 1, data: 'validation', samples: 4, of: 4, judgement: { kind: 'classes', classes: 2, confusion: [1, 1, 1, 1], undecided: 0 } },
  },
];

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

describe('messages of a page that are spoiled in any way', () => {
  it('are obeyed where they fit the contract, and refused with the field’s name where they do not', () => {
    const { runs } = scriptedRuns();
    const asked: unknown[] = [];
    const refused: MalformedMessageError[] = [];
    const connection = new PageConnection({ visible: true, post: () => undefined }, runs, {
      command: (command) => void asked.push(command),
      revealLayer: (layer) => void asked.push(layer),
      symptom: (intent) => void asked.push(intent),
      save: (request) => void asked.push(request),
      refuse: (error) => void refused.push(error),
    });
    cleanups.push(() => connection.dispose(), () => runs.dispose());
    const draw = draws(7);
    for (let round = 0; round < 3000; round += 1) {
      const message = spoiled(intents[round % intents.length], draw);
      const [askedBefore, refusedBefore] = [asked.length, refused.length];
      expect(() => connection.receive(message)).not.toThrow();
      if (refused.length > refusedBefore) expect(asked).toHaveLength(askedBefore);
      else expect(() => parseMessage('dashboard intent', dashboardIntentSchema, message)).not.toThrow();
    }
    expect(refused.length).toBeGreaterThan(500);
    expect(asked.length).toBeGreaterThan(500);
    expect(refused.every((error) => error instanceof MalformedMessageError && error.message.includes('dashboard intent'))).toBe(true);
  });
});

describe('messages of a host that are spoiled in any way', () => {
  it('never reach what the page knows unless they fit the contract', () => {
    const draw = draws(11);
    let taken = 0;
    let refused = 0;
    for (let round = 0; round < 3000; round += 1) {
      const model = new DashboardModel();
      const message = spoiled(states[round % states.length], draw);
      try {
        model.apply(parseMessage('dashboard state', dashboardStateSchema, message));
        taken += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedMessageError);
        refused += 1;
      }
    }
    expect(taken).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(500);
  });
});

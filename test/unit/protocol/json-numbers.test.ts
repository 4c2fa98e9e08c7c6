import { describe, expect, it } from 'vitest';
import { dashboardStateSchema, parseMessage, withNumberWords, type DashboardState } from '../../../src/protocol/index.js';

/** What VS Code makes of a message on its way to a webview: JSON, with typed arrays beside it. */
const throughJson = (message: unknown): unknown => JSON.parse(JSON.stringify(withNumberWords(message)));

describe('numbers on the way to a webview', () => {
  it('arrive as they were measured, NaN and infinity, too', () => {
    const epoch: DashboardState = { type: 'epoch', run: 'run', epoch: { epoch: 1, step: 10, seconds: 2, metrics: { loss: NaN, val_loss: Infinity, gain: -Infinity, accuracy: 0.5 } } };
    expect(parseMessage('dashboard state', dashboardStateSchema, throughJson(epoch))).toEqual(epoch);
  });

  it('may lie anywhere in a message', () => {
    expect(withNumberWords({ lists: [[1, NaN], []], nothing: null, word: 'NaN' })).toEqual({ lists: [[1, 'NaN'], []], nothing: null, word: 'NaN' });
  });

  it('stay as they are in typed arrays, which travel by their bytes', () => {
    const values = Float32Array.of(NaN, 1);
    expect(withNumberWords({ values })).toEqual({ values });
    expect((withNumberWords({ values }) as { values: unknown }).values).toBe(values);
  });

  it('that are not measured are refused as words', () => {
    const message = { type: 'epoch', run: 'run', epoch: { epoch: 'NaN', step: 10, seconds: 2, metrics: {} } };
    expect(() => parseMessage('dashboard state', dashboardStateSchema, message)).toThrow(/epoch\.epoch/);
  });
});

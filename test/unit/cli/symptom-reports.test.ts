import { describe, expect, it } from 'vitest';
import type { Console } from '../../../src/cli/console.js';
import { JsonReporter } from '../../../src/cli/training/json-reporter.js';
import { TextReporter } from '../../../src/cli/training/text-reporter.js';
import type { TrainerEventOf } from '../../../src/protocol/index.js';
import { initialRunState } from '../../../src/supervisor/index.js';

type SymptomEvent = TrainerEventOf<'symptom'>;

const event = (phase: SymptomEvent['phase'], given: Partial<SymptomEvent> = {}): SymptomEvent => ({
  type: 'symptom',
  phase,
  symptom: 'vanishing-gradients',
  severity: 'warning',
  step: 8,
  since: 1,
  layers: ['layer-1'],
  title: 'Vanishing gradients',
  meaning: 'The first layers hardly learn.',
  message: 'model.py:9: The gradient of "dense" is 1e-9 of the largest one.',
  evidence: { share: 1e-9, growth: Infinity },
  advice: ['Use ReLU.', 'Make the net shallower.'],
  rules: ['GL103'],
  ...given,
});

/** What is written, by where it goes. */
function written(): { readonly console: Console; readonly out: string[]; readonly notes: string[] } {
  const out: string[] = [];
  const notes: string[] = [];
  return { console: { out: (text) => void out.push(text), note: (text) => void notes.push(text), progress: () => undefined, columns: 100, hasColours: false }, out, notes };
}

describe('gradlens train tells of symptoms', () => {
  it('to people when they begin and are over, with what to do first', () => {
    const { console, notes } = written();
    const reporter = new TextReporter(console);
    const state = initialRunState();
    for (const one of [event('begin'), event('ongoing', { step: 50 }), event('over', { step: 90 })]) reporter.event(one, state);
    expect(notes).toEqual([
      'Step 8: Vanishing gradients. model.py:9: The gradient of "dense" is 1e-9 of the largest one. Use ReLU.',
      'Step 90: over: Vanishing gradients.',
    ]);
  });

  it('to people once where NaN began, which is told with the step', () => {
    const { console, notes } = written();
    new TextReporter(console).event(event('begin', { symptom: 'not-finite' }), initialRunState());
    expect(notes).toEqual([]);
  });

  it('to programs with all its numbers and the names of the layers', () => {
    const { console, out } = written();
    new JsonReporter(console, () => 'dense').event(event('begin'));
    expect(JSON.parse(out[0] ?? '')).toEqual({ ...event('begin'), layers: ['dense'], evidence: { share: 1e-9, growth: 'Infinity' } });
  });
});

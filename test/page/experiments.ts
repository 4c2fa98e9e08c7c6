import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { learningRateSentences, trialSentences } from '../../src/advice/index.js';
import { learningRateResultSchema, trialResultSchema, type DashboardExperiment, type TrialResult } from '../../src/protocol/index.js';

/** What `make-experiments.mjs` recorded. */
const recorded = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'));

/** The learning rate of a net that learns. */
export function foundRate(): DashboardExperiment {
  const result = v.parse(learningRateResultSchema, recorded('rate-found'));
  return { kind: 'learningRate', result, sentences: learningRateSentences(result), applyTitle: 'Set the learning rate to 0.053' };
}

/** That of one whose gradients vanish. */
export function refusedRate(): DashboardExperiment {
  const result = v.parse(learningRateResultSchema, recorded('rate-refused'));
  return { kind: 'learningRate', result, sentences: learningRateSentences(result) };
}

/** Twenty layers of sigmoid, as written and with ReLU; `change` makes it another result. */
export function triedFix(change: Partial<TrialResult> = {}): DashboardExperiment {
  const result = { ...v.parse(trialResultSchema, recorded('trial-fixed')), ...change };
  return { kind: 'trial', fix: 'Use ReLU with he_normal instead of sigmoid', result, sentences: trialSentences(result), applyTitle: 'Apply the fix' };
}

import type { SymptomReport, TrainerEventOf } from '../protocol/index.js';

/** A symptom of a run, with its newest numbers. */
export interface RunSymptom extends SymptomReport {
  /** The step at which it was first told. */
  readonly began: number;
  /** The step at which it was over; absent while it lasts. */
  readonly over?: number;
}

/** The symptoms of a run after one of them began, went on or was over; one that comes back is the same one. */
export function afterSymptom(symptoms: readonly RunSymptom[], event: TrainerEventOf<'symptom'>): readonly RunSymptom[] {
  const { phase, symptom, severity, step, since, layers, title, meaning, message, evidence, advice, rules } = event;
  const known = symptoms.find((one) => one.symptom === symptom);
  const now: RunSymptom = {
    ...{ symptom, severity, step, since, layers, title, meaning, message, evidence, advice, rules },
    began: known?.began ?? step,
    ...(phase === 'over' ? { over: step } : {}),
  };
  return known === undefined ? [...symptoms, now] : symptoms.map((one) => (one === known ? now : one));
}

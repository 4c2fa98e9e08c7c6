import type { SymptomReport, TrainerEventOf } from '../protocol/index.js';

/** A symptom of a run, with its newest numbers. */
export interface RunSymptom extends SymptomReport {
  /** The step at which it was first told. */
  readonly began: number;
  /** The step at which it was over; absent while it lasts. */
  readonly over?: number;
}

/** The symptoms of a run after one of them began, went on or was over; one that comes back is the same one. */
export function afterSymptom(symptoms: readonly RunSymptom[], { type: _, phase, ...report }: TrainerEventOf<'symptom'>): readonly RunSymptom[] {
  const known = symptoms.find(({ symptom }) => symptom === report.symptom);
  const now: RunSymptom = { ...report, began: known?.began ?? report.step, ...(phase === 'over' ? { over: report.step } : {}) };
  return known === undefined ? [...symptoms, now] : symptoms.map((one) => (one === known ? now : one));
}

import { ruleById } from '../advice/index.js';
import type { DashboardSymptom } from '../protocol/index.js';
import type { RunSymptom } from '../supervisor/index.js';

/** The symptoms of a run as the page shows them: those that last before those that are over. */
export function dashboardSymptoms(symptoms: readonly RunSymptom[]): DashboardSymptom[] {
  const shown = symptoms.map(({ symptom, severity, step, since, over, layers, title, meaning, message, evidence, advice, rules }): DashboardSymptom => {
    const titled = rules.flatMap((id) => {
      const rule = ruleById(id);
      return rule === undefined ? [] : [{ id, title: rule.title() }];
    });
    const report = { symptom, severity, step, since, layers, title, meaning, message, evidence, advice, rules: titled };
    return over === undefined ? report : { ...report, over };
  });
  return [...shown.filter(({ over }) => over === undefined), ...shown.filter(({ over }) => over !== undefined)];
}

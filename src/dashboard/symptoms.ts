import { ruleById } from '../advice/index.js';
import type { DashboardSymptom } from '../protocol/index.js';
import type { RunSymptom } from '../supervisor/index.js';

/** The symptoms of a run as the page shows them: those that last before those that are over. */
export function dashboardSymptoms(symptoms: readonly RunSymptom[]): DashboardSymptom[] {
  const shown = symptoms.map((symptom): DashboardSymptom => {
    const { began: _, rules, layers, advice, evidence, ...report } = symptom;
    const titled = rules.flatMap((id) => {
      const rule = ruleById(id);
      return rule === undefined ? [] : [{ id, title: rule.title() }];
    });
    return { ...report, layers: [...layers], advice: [...advice], evidence: { ...evidence }, rules: titled };
  });
  return [...shown.filter(({ over }) => over === undefined), ...shown.filter(({ over }) => over !== undefined)];
}

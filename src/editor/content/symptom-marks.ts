import type { SymptomReport } from '../../protocol/index.js';
import type { SourceRange } from '../../spec/index.js';
import type { FileReading } from './file-reading.js';

/** What a run showed, at a place of the file. */
export interface SymptomMark {
  /** By its id. */
  readonly symptom: string;
  /** Names the mark among those of the run, whatever is typed around it. */
  readonly key: string;
  readonly severity: SymptomReport['severity'];
  readonly title: string;
  /** What was measured, and what to do first. */
  readonly message: string;
  readonly range: SourceRange;
  /** Those that look for its causes and have a fix for the file as it is. */
  readonly fixableRules: readonly string[];
}

/**
 * Where the symptoms of a run belong: to the layers that they are seen in, once for those that one line makes, and else to
 * the fit. What is no longer in the file, or in another one, has no mark.
 */
export function symptomMarks({ plan, layers, findings }: Pick<FileReading, 'plan' | 'layers' | 'findings'>, fitStep: number, symptoms: readonly SymptomReport[]): SymptomMark[] {
  const fit = plan.steps[fitStep];
  return symptoms.flatMap((report): SymptomMark[] => {
    const { symptom, severity, title, message, advice } = report;
    const words = [`${title}.`, message, ...advice.slice(0, 1)].join(' ');
    const fixableRules = report.rules.filter((rule) => findings.some((finding) => finding.rule === rule && finding.fix !== undefined));
    const mark = (owner: string, range: SourceRange): SymptomMark => ({ symptom, key: `${symptom}/${owner}`, severity, title, message: words, range, fixableRules });
    if (report.layers.length === 0) return fit?.kind === 'fit' ? [mark('fit', fit.call.callee)] : [];
    const places = new Map<number, SymptomMark>();
    for (const id of report.layers) {
      const range = layers.get(id)?.source.callee;
      if (range?.source === plan.source && !places.has(range.start)) places.set(range.start, mark(id, range));
    }
    return [...places.values()];
  });
}

import { ruleById, type Finding, type Severity, type TextEdit } from '../../advice/index.js';
import type { SourceRange } from '../../spec/index.js';
import type { ModelFile } from '../model-file.js';
import type { Place, Places } from '../places.js';

/** Of an edit, the file is told where it is another one than that of the finding. */
export interface ReportedRange extends Place {
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as `gradlens lint --format json` prints it; the keys are a public interface. */
export interface ReportedFinding extends ReportedRange {
  readonly file: string;
  readonly rule: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  /** The layer's name; of several that one line makes, the first one's. */
  readonly layer: string | null;
  readonly layers: readonly string[];
  readonly fix: { readonly title: string; readonly edits: readonly (ReportedRange & { readonly newText: string })[] } | null;
}

/** A finding with what it is of, for formats that tell more of it. */
export interface Located {
  readonly reported: ReportedFinding;
  readonly finding: Finding;
  readonly file: ModelFile;
}

/** Findings of a file as they are reported, in their order. */
export function locate(findings: readonly Finding[], file: ModelFile): Located[] {
  const names = new Map(file.reading.plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer.name] as const)));
  return findings.map((finding) => ({ reported: describe(finding, file, names), finding, file }));
}

/** @param names of the layers, by their ids */
function describe(finding: Finding, { path, places }: ModelFile, names: ReadonlyMap<string, string>): ReportedFinding {
  const layers = finding.layers.map((id) => names.get(id) ?? id);
  const { rule, severity, message } = finding;
  const name = ruleById(rule)?.name ?? rule;
  return {
    file: path,
    ...reportedRange(finding.range, places),
    rule,
    name,
    severity,
    message,
    layer: layers[0] ?? null,
    layers,
    fix: reportedFix(finding, places),
  };
}

function reportedFix({ fix }: Finding, places: Places): ReportedFinding['fix'] {
  if (fix?.edits.every(({ range }) => places.isEditable(range)) !== true) return null;
  return { title: fix.title, edits: fix.edits.map(({ range, newText }: TextEdit) => ({ ...reportedRange(range, places), newText })) };
}

function reportedRange(range: SourceRange, places: Places): ReportedRange {
  const end = places.end(range);
  return { ...places.start(range), endLine: end.line, endColumn: end.column };
}

import { severities, type Finding, type TextEdit } from './finding.js';

/** Rules that send a text to and fro, or whose fix leaves its finding, end here. */
const mostRounds = 100;

/** How a document is advised on and edited: a text, or the cells of a notebook. */
export interface Fixing<Document> {
  /** What the rules say of the document as it is now, with those fixes only that edit nothing but it. */
  advise(document: Document): readonly Finding[];
  /** The document after edits of it as it was advised on; they do not overlap. */
  edit(document: Document, edits: readonly TextEdit[]): Document;
  /** Which findings are to be fixed; all where it is absent. */
  readonly isChosen?: (finding: Finding) => boolean;
}

/** A document after its fixes. */
export interface Fixed<Document> {
  readonly document: Document;
  /** What was fixed, in the order in which it was done. */
  readonly applied: readonly Finding[];
}

/**
 * Applies fixes rule by rule, the gravest first, and asks for advice anew after each rule: fixes of different rules may
 * edit the same argument, and of two that mend the same fault in different places (softmax in the layer, `from_logits` in
 * the loss) only one is right. A fix that leaves its finding is not applied again.
 */
export function applyFixes<Document>(document: Document, fixing: Fixing<Document>): Fixed<Document> {
  const { isChosen = () => true } = fixing;
  const applied: Finding[] = [];
  const done = new Set<string>();
  let current = document;
  for (let round = 0; round < mostRounds; round += 1) {
    const open = fixing.advise(current).filter((finding) => finding.fix !== undefined && isChosen(finding) && !done.has(keyOf(finding)));
    const [next] = open.toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity));
    if (next === undefined) break;
    const together = compatible(open.filter(({ rule }) => rule === next.rule));
    current = fixing.edit(current, together.flatMap(({ fix }) => fix?.edits ?? []));
    applied.push(...together);
    for (const finding of together) done.add(keyOf(finding));
  }
  return { document: current, applied };
}

/** Those fixable findings, in their order, whose fixes can be applied at once: none edits what one before it edits. */
export function compatible(findings: readonly Finding[]): Finding[] {
  const taken: TextEdit[] = [];
  return findings.filter(({ fix }) => {
    if (fix === undefined || fix.edits.some((edit) => taken.some((other) => overlaps(edit, other)))) return false;
    taken.push(...fix.edits);
    return true;
  });
}

function overlaps({ range: one }: TextEdit, { range: other }: TextEdit): boolean {
  if (one.source !== other.source) return false;
  const isSame = one.start === other.start && one.end === other.end;
  return isSame || (one.start < other.end && other.start < one.end);
}

/** Offsets change between rounds; what is said about which layers, and with what edits, does not. */
function keyOf({ rule, message, layers, fix }: Finding): string {
  return JSON.stringify([rule, message, layers, fix?.title, fix?.edits.map(({ newText }) => newText)]);
}

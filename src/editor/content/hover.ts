import { ruleById, severities, type Finding } from '../../advice/index.js';
import type { LayerSpec, SourceRange } from '../../spec/index.js';
import { callOf, messageOf, type FileReading } from './file-reading.js';
import { layersInWords } from './layer-words.js';
import { measuredInWords } from './probe-words.js';

/** What is said about a rule's finding. */
export interface HoverFinding {
  readonly rule: string;
  readonly message: string;
  /** Why it matters, with the formula, as a paragraph of Markdown. */
  readonly reason: string;
}

/** What is said of a call: one that makes layers, or one that findings are about, such as compile or fit. */
export interface Hover {
  /** What it is about: the call. */
  readonly range: SourceRange;
  /** Names and numbers of the code, as plain text; none for a call that has nothing but findings. */
  readonly facts: readonly string[];
  /** The gravest first. */
  readonly findings: readonly HoverFinding[];
}

/** What there is to say about the call at an offset; null where nothing is. */
export function hoverAt(reading: FileReading, offset: number, locale: string): Hover | null {
  const found = reading.findings.map((finding): Call => ({ range: callOf(reading, finding), layers: null }));
  const calls = [...layerCalls(reading), ...found].filter((call) => holds(call.range, offset));
  const [smallest] = calls.sort((one, other) => one.range.end - one.range.start - (other.range.end - other.range.start));
  if (smallest === undefined) return null;
  const { range, layers } = smallest;
  const about = reading.findings
    .filter((finding) => callOf(reading, finding).start === range.start || holds(finding.range, offset))
    .toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity));
  const facts = layers === null ? [] : [...layersInWords(layers, new Intl.NumberFormat(locale)), ...measuredInWords(layers, reading.probes)];
  return { range, facts, findings: about.map(toHoverFinding) };
}

const holds = ({ start, end }: SourceRange, offset: number): boolean => start <= offset && offset <= end;

interface Call {
  readonly range: SourceRange;
  /** Those that it makes; null for a call that is only here for what is found, such as compile. */
  readonly layers: readonly [LayerSpec, ...LayerSpec[]] | null;
}

/** The calls that make layers; one in a loop makes several. */
function layerCalls({ layers, plan }: FileReading): Call[] {
  const calls = new Map<number, { range: SourceRange; layers: [LayerSpec, ...LayerSpec[]] }>();
  for (const layer of layers.values()) {
    const { range } = layer.source;
    if (range.source !== plan.source || layer.isFunction === true) continue;
    const known = calls.get(range.start);
    if (known === undefined) calls.set(range.start, { range, layers: [layer] });
    else known.layers.push(layer);
  }
  return [...calls.values()];
}

function toHoverFinding(finding: Finding): HoverFinding {
  return { rule: finding.rule, message: messageOf(finding), reason: reasonOf(finding.rule) };
}

/** The paragraph of a rule's explanation that has its formula, else the first. */
function reasonOf(rule: string): string {
  const paragraphs = ruleById(rule)?.explanation() ?? [];
  return paragraphs.find((paragraph) => / [=/] \(?[\w(]/.test(paragraph)) ?? paragraphs[0] ?? '';
}

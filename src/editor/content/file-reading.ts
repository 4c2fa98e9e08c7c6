import { withEvidence, type Finding } from '../../advice/index.js';
import type { ProbeResult } from '../../protocol/index.js';
import { LineIndex, type LayerSpec, type SourceRange } from '../../spec/index.js';
import type { TextReading } from '../reading/read-text.js';

/** What the editor knows of one version of a file, or of a notebook, whose Python cells are one text. */
export interface FileReading extends TextReading {
  readonly lines: LineIndex;
  /** The layers of all models by id. */
  readonly layers: ReadonlyMap<string, LayerSpec>;
  /** What gradient checks of this version measured, by the id of the model. */
  readonly probes: ReadonlyMap<string, ProbeResult>;
}

/** A reading with what finding one's way in it needs. */
export function fileReading(reading: TextReading): FileReading {
  const layers = new Map(reading.plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer])));
  return { ...reading, lines: new LineIndex(reading.text), layers, probes: new Map() };
}

/** A reading with what a gradient check of one of its models measured, which is evidence for what was found. */
export function withProbe(reading: FileReading, result: ProbeResult): FileReading {
  return { ...reading, findings: withEvidence(reading.findings, result), probes: new Map([...reading.probes, [result.model, result]]) };
}

/** What is said of a finding: what was found and, after a gradient check, what was measured that bears on it. */
export function messageOf({ message, evidence }: Pick<Finding, 'message' | 'evidence'>): string {
  return evidence === undefined ? message : `${message} ${evidence.message}`;
}

/** The call that a finding is about: its own, or the one that makes its layers; its range, where it has neither in its file. */
export function callOf({ layers }: Pick<FileReading, 'layers'>, finding: Finding): SourceRange {
  const [first] = finding.layers;
  const call = finding.call ?? (first === undefined ? undefined : layers.get(first)?.source.range);
  return call?.source === finding.range.source ? call : finding.range;
}

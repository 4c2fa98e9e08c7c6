import type { Finding } from '../../advice/index.js';
import { LineIndex, type LayerSpec, type SourceRange } from '../../spec/index.js';
import type { TextReading } from '../reading/read-text.js';

/** What the editor knows of one version of a file, or of a notebook, whose Python cells are one text. */
export interface FileReading extends TextReading {
  readonly lines: LineIndex;
  /** The layers of all models by id. */
  readonly layers: ReadonlyMap<string, LayerSpec>;
}

/** A reading with what finding one's way in it needs. */
export function fileReading(reading: TextReading): FileReading {
  const layers = new Map(reading.plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer])));
  return { ...reading, lines: new LineIndex(reading.text), layers };
}

/** The call that a finding is about: its own, or the one that makes its layers; its range, where it has neither in its file. */
export function callOf({ layers }: Pick<FileReading, 'layers'>, finding: Finding): SourceRange {
  const [first] = finding.layers;
  const call = finding.call ?? (first === undefined ? undefined : layers.get(first)?.source.range);
  return call?.source === finding.range.source ? call : finding.range;
}

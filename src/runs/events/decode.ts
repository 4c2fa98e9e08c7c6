import { histogramOf, readHistogram, type Histogram } from './histogram.js';
import { readTensor } from './tensor.js';
import { wireTypes, WireReader } from './wire.js';

/** What events tell. */
export interface EventVisitor {
  scalar(tag: string, step: number, value: number, wallTime: number): void;
  histogram?(tag: string, step: number, histogram: Histogram, wallTime: number): void;
  /** The program that writes began anew at this step; what was logged from there on is void. */
  restart?(step: number): void;
}

/** The fields of `Event`, `SessionLog` (tensorflow/core/util/event.proto) and `Summary.Value` (tensorflow/core/framework/summary.proto). */
const eventFields = { wallTime: 1, step: 2, summary: 5, sessionLog: 7 } as const;
const sessionStatus = 1;
const sessionStart = 1;
const summaryValue = 1;
const valueFields = { tag: 1, simpleValue: 2, histogram: 5, tensor: 8, metadata: 9 } as const;
const metadataPlugin = 1;
const pluginName = 1;

/** Decodes the events of one file; in TensorFlow 2 what a tag is stands in its first event alone. */
export class EventDecoder {
  private readonly plugins = new Map<string, string>();
  /** The tags of the last event, by their place in it: those of the next are mostly the same. */
  private readonly tags: { readonly bytes: Buffer; readonly text: string }[] = [];

  constructor(private readonly visitor: EventVisitor) {}

  /**
   * Tells the visitor what an `Event` message holds of scalars and histograms; others are passed over.
   * @throws RangeError where the bytes are not such a message.
   */
  decode(message: Buffer): void {
    const reader = new WireReader(message);
    const summaries: WireReader[] = [];
    let wallTime = 0;
    let step = 0;
    let isStart = false;
    while (reader.next()) {
      if (reader.field === eventFields.wallTime && reader.type === wireTypes.fixed64) wallTime = reader.double();
      else if (reader.field === eventFields.step && reader.type === wireTypes.varint) step = reader.varint();
      else if (reader.field === eventFields.summary && reader.type === wireTypes.bytes) summaries.push(reader.message());
      else if (reader.field === eventFields.sessionLog && reader.type === wireTypes.bytes) isStart = isSessionStart(reader.message());
      else reader.skip();
    }
    if (isStart) this.visitor.restart?.(step);
    for (const summary of summaries) this.summary(summary, step, wallTime);
  }

  private summary(summary: WireReader, step: number, wallTime: number): void {
    for (let place = 0; summary.next(); ) {
      if (summary.field !== summaryValue || summary.type !== wireTypes.bytes) {
        summary.skip();
        continue;
      }
      this.value(summary.message(), place, step, wallTime);
      place += 1;
    }
  }

  private value(value: WireReader, place: number, step: number, wallTime: number): void {
    let tag: string | null = null;
    let scalar: number | null = null;
    let histogram: WireReader | null = null;
    let tensor: WireReader | null = null;
    let plugin: string | null = null;
    while (value.next()) {
      if (value.field === valueFields.tag && value.type === wireTypes.bytes) tag = this.tagAt(place, value.bytesField());
      else if (value.field === valueFields.simpleValue && value.type === wireTypes.fixed32) scalar = value.float();
      else if (value.field === valueFields.histogram && value.type === wireTypes.bytes) histogram = value.message();
      else if (value.field === valueFields.tensor && value.type === wireTypes.bytes) tensor = value.message();
      else if (value.field === valueFields.metadata && value.type === wireTypes.bytes) plugin = pluginOf(value.message());
      else value.skip();
    }
    if (tag === null) return;
    if (plugin !== null) this.plugins.set(tag, plugin);
    if (scalar !== null) this.visitor.scalar(tag, step, scalar, wallTime);
    else if (histogram !== null) this.visitor.histogram?.(tag, step, readHistogram(histogram), wallTime);
    else if (tensor !== null) this.tensor(tag, tensor, step, wallTime);
  }

  private tensor(tag: string, reader: WireReader, step: number, wallTime: number): void {
    const plugin = this.plugins.get(tag) ?? 'scalars';
    if (plugin !== 'scalars' && plugin !== 'histograms') return;
    const tensor = readTensor(reader);
    const [value] = tensor?.values ?? [];
    if (tensor === null) return;
    if (plugin === 'scalars' && tensor.values.length === 1 && value !== undefined) this.visitor.scalar(tag, step, value, wallTime);
    const histogram = plugin === 'histograms' ? histogramOf(tensor) : null;
    if (histogram !== null) this.visitor.histogram?.(tag, step, histogram, wallTime);
  }

  private tagAt(place: number, bytes: Buffer): string {
    const known = this.tags[place];
    if (known?.bytes.equals(bytes)) return known.text;
    const text = bytes.toString('utf8');
    // A copy, so that it does not keep the whole piece of the file.
    this.tags[place] = { bytes: Buffer.from(bytes), text };
    return text;
  }
}

function isSessionStart(log: WireReader): boolean {
  let status = 0;
  while (log.next()) {
    if (log.field === sessionStatus && log.type === wireTypes.varint) status = log.varint();
    else log.skip();
  }
  return status === sessionStart;
}

function pluginOf(metadata: WireReader): string | null {
  while (metadata.next()) {
    if (metadata.field !== metadataPlugin || metadata.type !== wireTypes.bytes) {
      metadata.skip();
      continue;
    }
    const plugin = metadata.message();
    while (plugin.next()) {
      if (plugin.field === pluginName && plugin.type === wireTypes.bytes) return plugin.bytesField().toString('utf8');
      plugin.skip();
    }
  }
  return null;
}

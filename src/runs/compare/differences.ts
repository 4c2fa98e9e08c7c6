import * as l10n from '@vscode/l10n';
import type { FitStep, LayerSpec } from '../../spec/index.js';
import type { RunRecord } from '../record/record.js';
import { alignLayers } from './align-layers.js';
import { compileFacts, dataOf, fitFacts, layerFact, layerFacts, runFacts, type CodePlace, type Fact, type Facts } from './facts.js';

/** Something in which runs may differ, and what each has of it; null where a run has no such thing. */
export interface ComparedRow {
  /** `Layer 2, Dense` */
  readonly section: string;
  /** `units` */
  readonly name: string;
  readonly values: readonly (string | null)[];
  /** Where the code of each run says so; null where it is not known, or not said in its file. */
  readonly places: readonly (CodePlace | null)[];
}

/** A fact of each run; null where it has no such thing. */
type FactRow = readonly (Fact | null)[];

/**
 * What differs between runs in the model, its compilation, its data and the fit, and in what was chosen for the run. What is the same
 * in all is left out. Layers are compared with those that stand for them, so that a layer that was renamed is not another
 * one, and one more is one difference.
 * @param records of the runs, in the order of the columns.
 */
export function differencesBetween(records: readonly RunRecord[]): ComparedRow[] {
  const parts = records.map(partsOf);
  return [
    ...differing(l10n.t('Run'), records.map(runFacts)),
    ...differing(l10n.t('Fit'), parts.map(({ fit }) => (fit === undefined ? new Map() : fitFacts(fit)))),
    ...dataRows(parts.map(({ fit }) => fit)),
    ...differing(l10n.t('Compile'), parts.map(({ compile }) => (compile === undefined ? new Map() : compileFacts(compile)))),
    ...modelRows(parts, records),
  ];
}

function partsOf({ plan, fitStep }: RunRecord) {
  const fit = plan.steps.find((step, index): step is FitStep => index === fitStep && step.kind === 'fit');
  const compile = plan.steps.slice(0, fitStep).findLast((step) => step.kind === 'compile' && step.model === fit?.model);
  const { className = 'Sequential', layers = [] } = plan.models.find(({ id }) => id === fit?.model) ?? {};
  return { fit, compile: compile?.kind === 'compile' ? compile : undefined, className, layers };
}

function differing(section: string, runs: readonly Facts[]): ComparedRow[] {
  const names = [...new Set(runs.flatMap((facts) => [...facts.keys()]))];
  return names.flatMap((name) => rowOf(section, name, runs.map((facts) => facts.get(name) ?? null)));
}

/** Nothing where all runs have the same. */
function rowOf(section: string, name: string, facts: FactRow): ComparedRow[] {
  const texts = facts.map((fact) => fact?.text ?? null);
  const different = new Set(texts).size;
  if (different < 2) return [];
  const shorts = facts.map((fact) => fact?.short ?? null);
  // What people leave out may be what differs.
  const values = new Set(shorts).size === different ? shorts : texts;
  return [{ section, name, values, places: facts.map((fact) => fact?.place ?? null) }];
}

/** Data that is made in different ways gets letters: what it is made of can be long. */
function dataRows(fits: readonly (FitStep | undefined)[]): ComparedRow[] {
  const made = fits.map((fit) => (fit === undefined ? new Map<string, string>() : dataOf(fit)));
  const names = [...new Set(made.flatMap((data) => [...data.keys()]))];
  return names.flatMap((name) => {
    const ways = [...new Set(made.flatMap((data) => data.get(name) ?? []))];
    const facts = made.map((data, index): Fact | null => {
      const way = ways.indexOf(data.get(name) ?? '');
      const place = fits[index] === undefined ? {} : { place: { offset: fits[index].range.start } };
      return way < 0 ? null : { text: String(way), short: l10n.t('made in way {0}', String.fromCharCode('A'.charCodeAt(0) + way)), ...place };
    });
    // A run of which it is not known may have the same.
    return ways.length < 2 ? [] : rowOf(l10n.t('Data'), name, facts);
  });
}

function modelRows(parts: readonly ReturnType<typeof partsOf>[], records: readonly RunRecord[]): ComparedRow[] {
  const rows = alignLayers(parts.map(({ layers }) => layers));
  const numbers = parts.map((_, run) => new Map(rows.map((row, index) => [row[run]?.id, index + 1])));
  return rows.flatMap((row, index) => {
    const className = row.find((layer) => layer !== null)?.className ?? '';
    const section = l10n.t('Layer {0}, {1}', index + 1, className);
    if (row.includes(null)) return rowOf(section, l10n.t('layer'), row.map((layer, run) => (layer === null ? null : withLine(layerFact(layer), layer, records[run]))));
    return differing(section, row.map((layer, run) => factsIn(layer, records[run], parts[run]?.className === 'Sequential' ? undefined : numbers[run])));
  });
}

/** The facts of a layer in a run. Of a chain it goes without saying what each layer is called on. */
function factsIn(layer: LayerSpec | null, record: RunRecord | undefined, numbers: ReadonlyMap<string | undefined, number> | undefined): Facts {
  if (layer === null) return new Map();
  const facts = layerFacts(numbers === undefined ? { ...layer, calls: [] } : layer, (id) => numbers?.get(id));
  return new Map([...facts].map(([name, fact]) => [name, withLine(fact, layer, record)]));
}

function withLine(fact: Fact, layer: LayerSpec, record: RunRecord | undefined): Fact {
  const line = record?.lines?.[layer.id];
  return line === undefined ? fact : { ...fact, place: { line } };
}

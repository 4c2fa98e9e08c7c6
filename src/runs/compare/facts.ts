import * as l10n from '@vscode/l10n';
import { isUnknown, type CompileStep, type FitStep, type LayerSpec, type PlanStep } from '../../spec/index.js';
import type { RunRecord } from '../record/record.js';
import { shortText, valueText } from './value-text.js';

/** Where in the code of a run something is said: a line from 1, or an offset in the text. */
export type CodePlace = { readonly line: number } | { readonly offset: number };

/** Something that runs are compared by. */
export interface Fact {
  /** All of it: runs differ where these do. */
  readonly text: string;
  /** What a person would write of it. */
  readonly short: string;
  readonly place?: CodePlace;
}

export type Facts = ReadonlyMap<string, Fact>;

/** What was chosen for the run, and what came of it before the first step. */
export function runFacts({ seed, engine, settings, overrides, versions, plan, asked }: RunRecord): Facts {
  return factsOf({
    seed,
    engine,
    ...Object.fromEntries(Object.entries(versions).map(([name, version]) => [l10n.t('version of {0}', name), version])),
    epochs: settings?.epochs ?? overrides.epochs,
    'batch size': settings?.batchSize ?? overrides.batchSize,
    data: overrides.data,
    'training samples': settings?.trainSamples,
    'validation samples': settings?.validationSamples,
    parameters: settings?.parameters,
    'whole file': asked?.runsAll,
    steps: plan.steps.map(({ kind }) => asInKeras(kind)),
  });
}

/** Epochs and batch size are among the facts of the run, which may have been given others than the file says. */
const otherwiseOfFit: ReadonlySet<string> = new Set(['kind', 'range', 'call', 'model', 'facts', 'epochs', 'batchSize', 'validation', 'x', 'y', 'inputs', 'targets', 'sampleWeight']);

/** The arguments of a fit. What its data is made of is told by {@link dataOf}. */
export function fitFacts(fit: FitStep): Facts {
  const given = Object.entries(fit).filter(([name]) => !otherwiseOfFit.has(name));
  return placed(factsOf({ validation: fit.validation.kind, ...Object.fromEntries(given.map(([name, value]) => [asInKeras(name), value])) }), fit);
}

/** What the data of a fit is made of, by its argument in `fit`, as a text that is the same for the same data. */
export function dataOf(fit: FitStep): ReadonlyMap<string, string> {
  const { x, y, inputs, targets, sampleWeight, validation } = fit;
  const parts = { x: inputs ?? x, y: targets ?? y, sample_weight: sampleWeight, validation_data: validation.kind === 'data' ? validation : undefined };
  // What is not known is the same as nothing.
  return new Map(Object.entries(parts).flatMap(([name, value]) => (value === undefined || isUnknown(value) ? [] : [[name, valueText(value)]])));
}

const otherwiseOfCompile: ReadonlySet<string> = new Set(['kind', 'range', 'call', 'model', 'optimizerObject']);

export function compileFacts(compile: CompileStep): Facts {
  const given = Object.entries(compile).filter(([name]) => !otherwiseOfCompile.has(name));
  return placed(factsOf(Object.fromEntries(given.flatMap(([name, value]) => Object.entries(nested(asInKeras(name), value))))), compile);
}

/**
 * The arguments of a layer, its name excepted, and what it is called on.
 * @param placeOf the number of a layer in the comparison, by its id.
 */
export function layerFacts({ config, trainable, calls }: LayerSpec, placeOf: (layer: string) => number | undefined): Facts {
  const own = Object.fromEntries(Object.entries(config).filter(([name]) => name !== 'name' && name !== 'trainable'));
  const inputs = calls.map((call) => call.inputs.map(({ layer }) => l10n.t('layer {0}', placeOf(layer) ?? '?')));
  return factsOf({ trainable, ...own, [l10n.t('called on')]: inputs.length === 1 ? inputs[0] : inputs });
}

/** A layer as its file makes it: `Dropout(rate=0.5)`. */
export function layerFact({ className, config, source }: LayerSpec): Fact {
  const object = { kind: 'object', className, config, given: source.arguments.map(({ name }) => name) };
  return { text: valueText(object), short: shortText(object) };
}

/** `class_weight` of `classWeight`; one name is another one in Keras. */
const asInKeras = (name: string): string => (name === 'validationFrequency' ? 'validation_freq' : name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** An object of Keras, a row for each of its arguments: `optimizer.learning_rate`. */
function nested(name: string, value: unknown): Record<string, unknown> {
  if (name !== 'optimizer' || typeof value !== 'object' || value === null || isUnknown(value) || !('className' in value) || !('config' in value)) return { [name]: value };
  const { className, config } = value as { className: unknown; config: Record<string, unknown> };
  return { [name]: className, ...Object.fromEntries(Object.entries(config).map(([argument, given]) => [`${name}.${argument}`, given])) };
}

function factsOf(values: Readonly<Record<string, unknown>>): Facts {
  return new Map(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, { text: valueText(value), short: shortText(value) }]])));
}

/** With the place of a call in the code, as far as it is in the file itself. */
function placed(facts: Facts, { range }: PlanStep): Facts {
  return new Map([...facts].map(([name, fact]) => [name, { ...fact, place: { offset: range.start } }]));
}

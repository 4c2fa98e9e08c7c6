import * as l10n from '@vscode/l10n';
import { isUnknown, type CompileStep, type FitStep, type LayerSpec, type ModelSpec } from '../../spec/index.js';
import type { RunRecord } from '../record/record.js';
import { valueText } from './value-text.js';

/** Something in which runs may differ, and what each has of it; null where a run has no such thing. */
export interface ComparedRow {
  /** `Layer dense_1` */
  readonly section: string;
  /** `units` */
  readonly name: string;
  readonly values: readonly (string | null)[];
}

type Facts = ReadonlyMap<string, string>;

/** What a run consists of: facts by section. */
type Sections = ReadonlyMap<string, Facts>;

/**
 * What differs between runs in the model, its compilation and the fit, and in what was chosen for the run. What is the same
 * in all is left out. Layers are compared by their places, so that a layer that was renamed is not another one.
 * @param records of the runs, in the order of the columns.
 */
export function differencesBetween(records: readonly RunRecord[]): ComparedRow[] {
  const all = records.map(sectionsOf);
  const sections = [...new Set(all.flatMap((each) => [...each.keys()]))];
  return sections.flatMap((section) => {
    const names = [...new Set(all.flatMap((each) => [...(each.get(section)?.keys() ?? [])]))];
    return names
      .map((name) => ({ section, name, values: all.map((each) => each.get(section)?.get(name) ?? null) }))
      .filter(({ values }) => new Set(values).size > 1);
  });
}

function sectionsOf(record: RunRecord): Sections {
  const { plan, fitStep } = record;
  const fit = plan.steps[fitStep];
  const model = plan.models.find(({ id }) => id === fit?.model);
  const compile = plan.steps.slice(0, fitStep).findLast((step) => step.kind === 'compile' && step.model === fit?.model);
  return new Map([
    [l10n.t('Run'), runFacts(record)],
    ...(fit?.kind === 'fit' ? [[l10n.t('Fit'), fitFacts(fit)] as const] : []),
    ...(compile?.kind === 'compile' ? [[l10n.t('Compile'), compileFacts(compile)] as const] : []),
    ...(model === undefined ? [] : modelSections(model)),
  ]);
}

function runFacts({ seed, engine, settings, overrides }: RunRecord): Facts {
  return factsOf({
    seed,
    engine,
    epochs: settings?.epochs ?? overrides.epochs,
    'batch size': settings?.batchSize ?? overrides.batchSize,
    'training samples': settings?.trainSamples,
    'validation samples': settings?.validationSamples,
    parameters: settings?.parameters,
  });
}

/** Epochs and batch size are among the facts of the run, which may have been given others than the file says. */
const fitFacts = ({ shuffle, initialEpoch, validation, callbacks }: FitStep): Facts => factsOf({ shuffle, initial_epoch: initialEpoch, validation: validation.kind, callbacks });

const compileFacts = ({ optimizer, loss, metrics }: CompileStep): Facts => factsOf({ ...nested('optimizer', optimizer), loss, metrics });

function modelSections({ layers }: ModelSpec): [string, Facts][] {
  return layers.map((layer, index) => [l10n.t('Layer {0}', index + 1), layerFacts(layer)]);
}

function layerFacts({ className, config, trainable }: LayerSpec): Facts {
  const own = Object.fromEntries(Object.entries(config).filter(([name]) => name !== 'name' && name !== 'trainable'));
  return factsOf({ layer: className, trainable, ...own });
}

/** An object of Keras, a row for each of its arguments: `optimizer.learning_rate`. */
function nested(name: string, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isUnknown(value) || !('className' in value) || !('config' in value)) return { [name]: value };
  const { className, config } = value as { className: unknown; config: Record<string, unknown> };
  return { [name]: className, ...Object.fromEntries(Object.entries(config).map(([argument, given]) => [`${name}.${argument}`, given])) };
}

function factsOf(values: Readonly<Record<string, unknown>>): Facts {
  return new Map(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, valueText(value)]])));
}

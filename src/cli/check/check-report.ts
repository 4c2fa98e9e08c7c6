import * as l10n from '@vscode/l10n';
import { checkTable, isHealthy, probeBasis, verdictOf, withEvidence, type Finding, type Verdict } from '../../advice/index.js';
import type { ProbedLayer, ProbeResult } from '../../protocol/index.js';
import type { ModelSpec } from '../../spec/index.js';
import type { ModelFile } from '../model-file.js';
import { formatPlace, type Place } from '../places.js';
import { formatShortWhere } from '../summary/formats.js';
import { tableLines } from '../summary/table.js';
import type { FixedModel } from './with-fix.js';

/** A layer as `gradlens check --json` prints it. */
interface ReportedLayer extends Omit<ProbedLayer, 'id' | 'className'>, Partial<Place> {
  readonly class: string;
}

interface ReportedProbe extends Pick<ProbeResult, 'samples' | 'data' | 'loss' | 'seconds'> {
  readonly verdict: Verdict['kind'];
  readonly message: string;
  readonly remarks: readonly string[];
  readonly firstNotFinite: string | null;
  readonly layers: readonly ReportedLayer[];
}

/** What `gradlens check --json` prints; the keys are a public interface. What is NaN or infinite is null. */
export interface CheckReport extends ReportedProbe {
  readonly file: string;
  readonly model: string;
  readonly engine: string;
  readonly seed: number;
  /** Those that something was measured for. */
  readonly findings: readonly (Place & { readonly rule: string; readonly message: string; readonly evidence: string })[];
  /** The same with the fixes of a rule; null where none was asked for. */
  readonly withFix: (ReportedProbe & { readonly rule: string; readonly titles: readonly string[] }) | null;
}

/** What was found of a model, and with a fix. */
export interface Checked {
  readonly file: ModelFile;
  readonly model: ModelSpec;
  /** Of the file. */
  readonly findings: readonly Finding[];
  readonly result: ProbeResult;
  readonly fixed: { readonly model: FixedModel; readonly result: ProbeResult } | null;
}

/** Whether nothing was found in what is written. */
export function isHealthyAsWritten({ result }: Checked): boolean {
  return isHealthy(verdictOf(result));
}

export function reportOf(checked: Checked): CheckReport {
  const { file, result, fixed } = checked;
  return {
    file: file.path,
    model: result.name,
    engine: result.engine,
    seed: result.seed,
    ...reportedProbe(result, placesByName(checked)),
    findings: evidenced(checked).map(({ range, rule, message, evidence }) => ({ ...file.places.start(range), rule, message, evidence })),
    withFix: fixed === null ? null : { rule: fixed.model.rule, titles: fixed.model.titles, ...reportedProbe(fixed.result, placesByName(checked)) },
  };
}

/** The report for people: what was measured on what, a table layer by layer, and the verdict. */
export function textOf(checked: Checked): string[] {
  const { file, result, fixed } = checked;
  const places = placesByName(checked);
  const lineOf = (name: string): string => {
    const place = places.get(name);
    return place === undefined ? '' : formatShortWhere(place);
  };
  const written = { title: '', result };
  const { columns, rows } = checkTable(fixed === null ? [written] : [written, { title: l10n.t('fixed'), result: fixed.result }], lineOf);
  return [
    l10n.t('{0}, model {1}. {2}', file.path, result.name, probeBasis(result)),
    ...(fixed === null ? [] : [l10n.t('The fix of {0}: {1}.', fixed.model.rule, [...new Set(fixed.model.titles)].join('; '))]),
    ...tableLines(columns, rows, { rules: false }),
    ...evidenced(checked).map(({ range, rule, message, evidence }) => `${formatPlace(file.path, file.places.start(range))}: ${rule} ${message} ${evidence}`),
    ...(fixed === null ? sentences(result) : [...sentences(result).map((line) => l10n.t('As written: {0}', line)), ...sentences(fixed.result).map((line) => l10n.t('With the fix: {0}', line))]),
  ];
}

function sentences(result: ProbeResult): string[] {
  const { message, remarks } = verdictOf(result);
  return [message, ...remarks];
}

/** The places of the layers as they are written, by their names. */
function placesByName({ file, model, result }: Checked): ReadonlyMap<string, Place> {
  const ids = new Set(result.layers.map(({ id }) => id));
  const models = file.reading.plan.models;
  const layers = [model, ...models].flatMap((one) => one.layers).filter(({ id }) => ids.has(id));
  return new Map(layers.map(({ name, source }) => [name, file.places.start(source.range)]));
}

function evidenced({ findings, result }: Checked): { range: Finding['range']; rule: string; message: string; evidence: string }[] {
  return withEvidence(findings, result).flatMap(({ range, rule, message, evidence }) =>
    evidence === undefined ? [] : [{ range, rule, message, evidence: evidence.message }],
  );
}

function reportedProbe(result: ProbeResult, places: ReadonlyMap<string, Place>): ReportedProbe {
  const { samples, data, loss, seconds, layers, firstNotFinite } = result;
  const { kind, message, remarks } = verdictOf(result);
  return {
    verdict: kind,
    message,
    remarks,
    samples,
    data,
    loss,
    seconds,
    firstNotFinite: layers.find(({ id }) => id === firstNotFinite)?.name ?? null,
    layers: layers.map((layer) => reportedLayer(layer, places.get(layer.name))),
  };
}

/** Names stand for ids, which the file does not know. */
function reportedLayer({ className, ...measured }: ProbedLayer, place: Place | undefined): ReportedLayer {
  const { name, hasKernel, gradientNorm, weightNorm, mean, standardDeviation, saturated, dead, unitSpread, isFinite } = measured;
  return { name, class: className, ...place, hasKernel, gradientNorm, weightNorm, mean, standardDeviation, saturated, dead, unitSpread, isFinite };
}

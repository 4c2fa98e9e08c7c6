import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { RunRecordError } from '../record/errors.js';
import { parse } from '../record/json.js';
import { isOfThisMachine, machineName } from '../record/process.js';
import { runRecordSchema, statusOf, type RunRecord } from '../record/record.js';
import { readAnnotations } from './annotations.js';
import { bestMetric, type BestMetric } from './best-metric.js';

/** What a list says of a run. */
export interface RunSummary {
  readonly directory: string;
  /** As people named it, else by its file, and by its model where that has a name of its own. */
  readonly name: string;
  readonly model: string;
  /** The path of what was trained. */
  readonly source: string;
  readonly status: ReturnType<typeof statusOf>;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly epochs: number;
  /** Null before the first step can begin. */
  readonly totalEpochs: number | null;
  readonly step: number;
  readonly best: BestMetric | null;
  readonly seed: number;
  readonly notes: string;
  readonly tags: readonly string[];
  /** When it was last heard of, ISO 8601. */
  readonly updatedAt: string;
  /** The name of the machine whose process it is, where that is not this one. */
  readonly elsewhere: string | null;
  /** Why it failed. */
  readonly failure: string | null;
}

/** The plan is far the largest part, and no list needs it. */
const listedSchema = v.omit(runRecordSchema, ['plan']);

/**
 * Sums a run's directory up.
 * @throws RunRecordError naming the file, where its record cannot be read.
 */
export async function summarizeRun(directory: string): Promise<RunSummary> {
  const record = await readListed(join(directory, 'run.json'));
  const { name, notes = '', tags = [] } = await readAnnotations(directory);
  const { model, source, startedAt, updatedAt, epochs, settings, result, seed, failure, machine } = record;
  return {
    directory,
    name: name ?? ownName(source, model),
    model,
    source,
    status: statusOf(record),
    startedAt,
    seconds: result?.seconds ?? Math.max((Date.parse(updatedAt) - Date.parse(startedAt)) / 1000, 0),
    epochs: epochs.length,
    totalEpochs: settings?.epochs ?? null,
    step: result?.steps ?? record.step ?? epochs.at(-1)?.step ?? 0,
    best: bestMetric(record),
    seed,
    notes,
    tags,
    updatedAt,
    elsewhere: isOfThisMachine(record) || machine === undefined ? null : machineName(machine),
    failure: failure?.message ?? null,
  };
}

/** Names that say nothing. */
const common: ReadonlySet<string> = new Set(['model', 'sequential', 'functional']);

function ownName(source: string, model: string): string {
  const file = (source.split(/[\\/]/).at(-1) ?? '').replace(/\.(py|ipynb)$/, '');
  if (file === '') return model;
  return common.has(model) || model === file ? file : `${file} · ${model}`;
}

async function readListed(path: string): Promise<Omit<RunRecord, 'plan'>> {
  let reason: string;
  try {
    const result = v.safeParse(listedSchema, parse(await readFile(path, 'utf8')));
    if (result.success) return result.output;
    reason = result.issues.map((issue) => `${v.getDotPath(issue) ?? basename(path)}: ${issue.message}`).join('; ');
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw new RunRecordError(l10n.t('{0} cannot be read: {1}', path, reason));
}

import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { advise } from '../../advice/index.js';
import type { ProbeResult } from '../../protocol/index.js';
import type { ModelSpec, TrainingPlan } from '../../spec/index.js';
import { probeModel } from '../../supervisor/index.js';
import { isHealthyAsWritten, reportOf, textOf, type Checked } from '../check/check-report.js';
import { chooseModel } from '../check/choose-model.js';
import { checkUsage, parseCheckOptions, type CheckOptions } from '../check/options.js';
import { withFix } from '../check/with-fix.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { textsPath } from '../locale.js';
import { readModelFile, type ModelFile } from '../model-file.js';
import { formatLine } from '../places.js';
import { reportSyntaxErrors } from '../syntax-errors.js';

export { checkUsage };

/**
 * `gradlens check`: what gradients and outputs a model starts with, layer by layer, and with `--fix` also once the findings
 * of a rule are fixed. Trains nothing and changes no file; the status is 1 where gradients vanish or explode, or layers are
 * saturated or dead.
 */
export async function check(args: readonly string[], console: Console): Promise<ExitStatus> {
  const options = parseCheckOptions(args);
  const file = await readModelFile(options.file);
  const { plan, modules } = file.reading;
  const model = chooseModel(file, options.model);
  reportSyntaxErrors(file, console);
  const findings = file.kind === 'configuration' ? [] : advise(plan, file.text, {}, modules);
  const fixed = options.fix === null ? null : withFix(file, findings, options.fix, model);
  const stopping = new AbortController();
  const interrupt = (): void => stopping.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const probe = (of: TrainingPlan, { id }: ModelSpec): Promise<ProbeResult> => probed(of, id, file, options, console, stopping.signal);
    const [result, fixedResult] = await Promise.all([probe(plan, model), fixed === null ? null : probe(fixed.plan, fixed.model)]);
    const checked: Checked = { file, model, findings, result, fixed: fixed === null || fixedResult === null ? null : { model: fixed, result: fixedResult } };
    if (options.json) console.out(JSON.stringify(reportOf(checked), null, 2));
    else for (const line of textOf(checked)) console.out(line);
    return isHealthyAsWritten(checked) ? exitStatus.success : exitStatus.negative;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** @throws UsageError that says, with the line, why the model cannot be checked. */
async function probed(plan: TrainingPlan, model: string, file: ModelFile, options: CheckOptions, console: Console, signal: AbortSignal): Promise<ProbeResult> {
  const texts = textsPath(join(__dirname, '..', 'l10n'));
  const outcome = await probeModel(
    { script: join(__dirname, 'trainer.cjs'), log: (text) => console.note(text.trimEnd()), ...(texts === null ? {} : { texts }) },
    { plan, model, engine: options.engine, seed: options.seed, dataFolders: [...options.dataFolders], mayDownload: options.mayDownload },
    signal,
  );
  switch (outcome.kind) {
    case 'probed':
      return outcome.result;
    case 'stopped':
      throw new UsageError(l10n.t('Stopped before the model was checked.'));
    case 'failed': {
      const models = file.reading.plan.models;
      const layer = models.flatMap(({ layers }) => layers).find(({ id }) => id === outcome.layer);
      const range = layer?.source.range ?? models.find(({ id }) => id === model)?.range;
      const place = range === undefined ? file.path : formatLine(file.path, file.places.start(range));
      throw new UsageError(`${place}: ${outcome.message}`);
    }
  }
}

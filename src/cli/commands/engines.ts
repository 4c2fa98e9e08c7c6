import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { automatic, chooseEngine, EngineUnavailableError, surveyEngines, type EngineSurvey } from '../../engines/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';

export const enginesUsage = 'gradlens engines [--json]';

/** What `gradlens engines --json` prints; the keys are a public interface. */
interface ReportedEngines {
  readonly engines: readonly EngineSurvey[];
  /** What trains where nobody chooses; null where nothing can. */
  readonly chosen: { readonly engine: string; readonly description: string; readonly notes: readonly string[] } | null;
}

/** `gradlens engines`: what could train on this machine, what does not work and why, and what is chosen. */
export async function engines(args: readonly string[], console: Console): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (positionals.length > 0) throw new UsageError(l10n.t('No file is needed: {0}', enginesUsage));
  const report: ReportedEngines = { engines: await surveyEngines(), chosen: await chosenEngine() };
  if (values.json) console.out(JSON.stringify(report, null, 2));
  else for (const line of reportLines(report)) console.out(line);
  return report.chosen === null ? exitStatus.negative : exitStatus.success;
}

async function chosenEngine(): Promise<ReportedEngines['chosen']> {
  try {
    const { engine, notes } = await chooseEngine({ engine: automatic, provider: automatic });
    return { engine: engine.name, description: engine.description, notes };
  } catch (error) {
    if (error instanceof EngineUnavailableError) return null;
    throw error;
  }
}

function reportLines({ engines: surveys, chosen }: ReportedEngines): string[] {
  const names = surveys.flatMap(({ name, providers }) => [name, ...providers.map((each) => `  ${each.name}`)]);
  const width = Math.max(...names.map(({ length }) => length)) + 2;
  const line = (name: string, text: string): string => `${name.padEnd(width)}${text}`;
  return [
    ...surveys.flatMap(({ name, providers, reason }) => [
      reason === null ? name : line(name, l10n.t('does not load: {0}', reason)),
      ...providers.map((each) => line(`  ${each.name}`, each.description ?? l10n.t('does not work: {0}', each.reason ?? ''))),
    ]),
    '',
    chosen === null ? l10n.t('Nothing can train on this machine.') : l10n.t('Without a choice, {0} trains.', chosen.description),
    ...(chosen?.notes ?? []),
  ];
}

import * as l10n from '@vscode/l10n';
import type { Inspection } from '../inspection.js';
import { formatValue, formatWhere } from './formats.js';
import { withoutRepeats } from './repeated-lines.js';

/** Every argument of an optimizer is too much to read. */
const onlyInJson = new Set(['optimizerConfig', 'callbackConfigs']);

/** The lines that tell what the file does with its models, and what was not understood. */
export function planLines({ plan, unknowns }: Inspection): string[] {
  const steps = plan.map(({ step, file, cell, line, model, ...details }) => {
    const told = Object.entries(details)
      .filter(([key, value]) => !onlyInJson.has(key) && value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([key, value]) => `${key} ${formatValue(value)}`);
    return `  ${whereOf(file, cell, line)}: ${model}.${step}  ${told.join(', ')}`.trimEnd();
  });
  const reasons = unknowns.map(({ reason, file, cell, line }) => (line === null ? `  ${reason}` : `  ${whereOf(file, cell, line)}: ${reason}`));
  return [
    ...(steps.length > 0 ? [l10n.t('What the file does:'), ...withoutRepeats(steps)] : []),
    ...(reasons.length > 0 ? [l10n.t('Not understood:'), ...reasons] : []),
  ];
}

function whereOf(file: string | undefined, cell: number | undefined, line: number): string {
  return formatWhere({ line, ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell }) });
}

import * as l10n from '@vscode/l10n';

/** Where a value comes from in the source is no part of it. */
const places: ReadonlySet<string> = new Set(['range', 'source', 'call', 'written']);

/** A value of a plan in one line, as a person would write it: `Adam(learning_rate=0.001)`, `(28, 28)`, `"relu"`. */
export function valueText(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `(${value.map(valueText).join(', ')})`;
  if (typeof value !== 'object') return '';
  const { kind, className, config } = value as { readonly kind?: unknown; readonly className?: unknown; readonly config?: unknown };
  if (kind === 'unknown') return l10n.t('not known');
  if (typeof className === 'string' && typeof config === 'object' && config !== null) return called(className, argumentsText(config));
  if (kind === 'known' && 'value' in value) return valueText(value.value);
  return `{${argumentsText(value)}}`;
}

const called = (name: string, given: string): string => (given === '' ? name : `${name}(${given})`);

function argumentsText(config: object): string {
  return Object.entries(config)
    .filter(([name, value]) => !places.has(name) && value !== undefined)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(', ');
}

import * as l10n from '@vscode/l10n';

/** Where a value comes from in the source is no part of it. */
const places: ReadonlySet<string> = new Set(['range', 'source', 'call', 'written', 'given']);

/** All of a value of a plan in one line: `Adam(learning_rate=0.001, beta_1=0.9, …)`, `(28, 28)`. Values are equal where these texts are. */
export const valueText = (value: unknown): string => textOf(value, () => true);

/** A value of a plan as a person would write it, with the arguments that its file gives: `Adam(learning_rate=0.001)`. */
export const shortText = (value: unknown): string => textOf(value, (name, given) => given?.includes(name) ?? true);

/** Whether an argument is shown, of an object with those that its file gives, where that is known. */
type Shows = (name: string, given: readonly string[] | undefined) => boolean;

function textOf(value: unknown, shows: Shows): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `(${value.map((each) => textOf(each, shows)).join(', ')})`;
  if (typeof value !== 'object') return '';
  const { kind, className, config, given } = value as {
    readonly kind?: unknown;
    readonly className?: unknown;
    readonly config?: unknown;
    readonly given?: readonly string[];
  };
  if (kind === 'unknown') return l10n.t('not known');
  if (typeof className === 'string' && typeof config === 'object' && config !== null) {
    return called(className, argumentsText(config, (inner) => textOf(inner, shows), (name) => shows(name, given)));
  }
  if (kind === 'known' && 'value' in value) return textOf(value.value, shows);
  return `{${argumentsText(value, (inner) => textOf(inner, shows), () => true)}}`;
}

const called = (name: string, given: string): string => (given === '' ? name : `${name}(${given})`);

function argumentsText(config: object, text: (value: unknown) => string, shows: (name: string) => boolean): string {
  return Object.entries(config)
    .filter(([name, value]) => !places.has(name) && value !== undefined && shows(name))
    .map(([name, value]) => `${name}=${text(value)}`)
    .join(', ');
}

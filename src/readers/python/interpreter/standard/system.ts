import * as l10n from '@vscode/l10n';
import { unknown } from '../../../../spec/index.js';
import { exitValue } from '../builtins/index.js';
import { moduleOf } from '../library.js';
import type { Call } from '../call.js';
import { nativeValue, stringValue, type HostValue, type Value } from '../values.js';

export const osPath = moduleOf('os.path', {
  join: nativeValue('join', (call) => {
    const parts = call.positional.flatMap(({ value }) => (value.kind === 'string' ? [value.value] : []));
    if (parts.length < call.positional.length) return unknown(l10n.t('This path is known only when the file runs.'), call.range);
    return stringValue(parts.reduce((path, part) => (part.startsWith('/') || path === '' ? part : `${path.replace(/\/$/, '')}/${part}`), ''));
  }),
});

/** A variable of the environment: its default, for a program is usually run without it. */
function environmentVariable(call: Call): Value {
  const preset = call.positional[1]?.value ?? call.keywords.get('default')?.value;
  if (preset === undefined) return unknown(l10n.t('What the environment says is known only when the file runs.'), call.range);
  call.interpreter.note(unknown(l10n.t('The variable of the environment is read as its default.'), call.range));
  return preset;
}

/** `os.environ`, of which what is set is forgotten. */
const environment: HostValue = {
  kind: 'host',
  typeName: 'environment',
  attribute: (name) => (name === 'get' ? nativeValue(name, environmentVariable) : undefined),
  item: (_index, context) => unknown(l10n.t('What the environment says is known only when the file runs.'), context.range),
};

export const os = moduleOf('os', { path: osPath, environ: environment, getenv: nativeValue('getenv', environmentVariable) });

export const sys = moduleOf('sys', { exit: nativeValue('exit', () => exitValue) });

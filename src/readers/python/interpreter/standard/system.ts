import * as l10n from '@vscode/l10n';
import { unknown } from '../../../../spec/index.js';
import { exitValue } from '../builtins.js';
import { moduleOf } from '../library.js';
import { nativeValue, stringValue } from '../values.js';

export const osPath = moduleOf('os.path', {
  join: nativeValue('join', (call) => {
    const parts = call.positional.flatMap(({ value }) => (value.kind === 'string' ? [value.value] : []));
    if (parts.length < call.positional.length) return unknown(l10n.t('This path is known only when the file runs.'), call.range);
    return stringValue(parts.reduce((path, part) => (part.startsWith('/') || path === '' ? part : `${path.replace(/\/$/, '')}/${part}`), ''));
  }),
});

export const os = moduleOf('os', { path: osPath });

export const sys = moduleOf('sys', { exit: nativeValue('exit', () => exitValue) });

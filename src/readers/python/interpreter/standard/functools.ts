import * as l10n from '@vscode/l10n';
import { unknown } from '../../../../spec/index.js';
import type { Call } from '../call.js';
import { moduleOf } from '../library.js';
import { nativeValue, none, type Value } from '../values.js';

/** `partial(f, *arguments, **keywords)`: a call adds its own arguments, and its keywords win. */
function partial(call: Call): Value {
  const [callee, ...positional] = call.positional;
  if (callee === undefined) return unknown(l10n.t('`partial` is given no function.'), call.range);
  return nativeValue('partial', (inner) => inner.interpreter.call(callee.value, {
    ...inner,
    positional: [...positional, ...inner.positional],
    // What the partial gives is not written at the call.
    keywords: new Map([...call.keywords, ...inner.keywords]),
    open: inner.open ?? call.open,
  }));
}

export const functools = moduleOf('functools', {
  partial: nativeValue('partial', partial),
  wraps: nativeValue('wraps', () => nativeValue('wraps', (call) => call.positional[0]?.value ?? none)),
});

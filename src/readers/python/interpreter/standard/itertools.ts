import { isUnknown } from '../../../../spec/index.js';
import { elementsOf } from '../elements.js';
import { moduleOf } from '../library.js';
import { nativeValue, none, numberOf, type Value } from '../values.js';
import { maximumItems } from '../budget.js';
import * as l10n from '@vscode/l10n';
import { unknown } from '../../../../spec/index.js';

export const itertools = moduleOf('itertools', {
  chain: nativeValue('chain', (call) => {
    const items: Value[] = [];
    for (const { value } of call.positional) {
      const elements = elementsOf(value, call.range);
      if (isUnknown(elements)) return elements;
      items.push(...elements);
    }
    return call.interpreter.list(items);
  }),
  repeat: nativeValue('repeat', (call) => {
    const times = numberOf(call.positional[1]?.value);
    if (times === undefined || !(times <= maximumItems)) return unknown(l10n.t('How often this repeats is not known.'), call.range);
    return call.interpreter.list(Array.from({ length: Math.max(0, times) }, () => call.positional[0]?.value ?? none));
  }),
});

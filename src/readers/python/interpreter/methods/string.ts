import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../../spec/index.js';
import { maximumText } from '../budget.js';
import type { Call } from '../call.js';
import { elementsOf } from '../elements.js';
import { formatValue } from '../formatting.js';
import { booleanValue, none, stringValue, type StringValue, type Value } from '../values.js';
import type { Methods } from './method.js';

/** What strings can do, as far as names and paths of models need it. */
export const stringMethods: Methods<StringValue> = {
  lower: ({ value }) => stringValue(value.toLowerCase()),
  upper: ({ value }) => stringValue(value.toUpperCase()),
  strip: ({ value }) => stringValue(value.trim()),
  title: ({ value }) => stringValue(value.replace(/\p{L}+/gu, (word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())),
  capitalize: ({ value }) => stringValue(value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase()),
  startswith: ({ value }, call) => withText(call, (text) => booleanValue(value.startsWith(text))),
  endswith: ({ value }, call) => withText(call, (text) => booleanValue(value.endsWith(text))),
  replace: ({ value }, call) => withText(call, (text) => {
    const by = call.positional[1]?.value;
    return by?.kind === 'string' && text !== '' ? bounded(value.replaceAll(text, () => by.value), call) : notKnown(call);
  }),
  split: ({ value }, call) => {
    const separator = call.positional[0]?.value ?? none;
    if (separator.kind === 'none') return call.interpreter.list(value.split(/\s+/).filter((part) => part !== '').map(stringValue));
    return separator.kind === 'string' && separator.value !== ''
      ? call.interpreter.list(value.split(separator.value).map(stringValue))
      : notKnown(call);
  },
  join: ({ value }, call) => {
    const elements = elementsOf(call.positional[0]?.value ?? none, call.range);
    if (isUnknown(elements)) return elements;
    const texts = elements.flatMap((element) => (element.kind === 'string' ? [element.value] : []));
    return texts.length === elements.length ? bounded(texts.join(value), call) : notKnown(call);
  },
  format: formatPlaceholders,
};

function withText(call: Call, use: (text: string) => Value): Value {
  const value = call.positional[0]?.value;
  return value?.kind === 'string' ? use(value.value) : notKnown(call);
}

/** `"block_{}_{name}".format(1, name="a")`. */
function formatPlaceholders({ value }: StringValue, call: Call): Value {
  let next = 0;
  const failures: Value[] = [];
  const text = value.replace(/\{\{|\}\}|\{([^{}:!]*)(?:![rsa])?(?::([^{}]*))?\}/g, (match, name?: string, format?: string) => {
    if (match === '{{' || match === '}}') return match.slice(1);
    const key = name === undefined || name === '' ? String(next++) : name;
    const argument = /^\d+$/.test(key) ? call.positional[Number(key)] : call.keywords.get(key);
    const formatted = argument === undefined ? notKnown(call) : formatValue(argument.value, format ?? null, call.range);
    if (typeof formatted === 'string') return formatted;
    failures.push(formatted);
    return '';
  });
  return failures[0] ?? bounded(text, call);
}

function bounded(text: string, call: Call): Value {
  return text.length <= maximumText ? stringValue(text) : notKnown(call);
}

function notKnown(call: Call): Value {
  return unknown(l10n.t('What this text is is known only when the file runs.'), call.range);
}

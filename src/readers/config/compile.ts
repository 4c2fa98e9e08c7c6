import * as l10n from '@vscode/l10n';
import { resolve, type Family } from '../../nn/index.js';
import { isUnknown, unknown, type CompileStep, type ConfigObject, type Maybe } from '../../spec/index.js';
import { configValue } from './config-value.js';
import type { Json } from '../json/index.js';
import { callSourceOf, elementsOf, member, rangeOf } from './saved.js';

/** How a saved model was compiled; null where it was not, or where the file does not say. */
export function readCompile(json: Json | undefined, model: string, path: string): CompileStep | null {
  // Files in HDF5 call it by its older name.
  const optimizer = member(json, 'optimizer') ?? member(json, 'optimizer_config');
  if (json?.kind !== 'object' || optimizer === undefined) return null;
  const range = rangeOf(path, json);
  return {
    kind: 'compile',
    range,
    model,
    call: callSourceOf(path, { json, config: json }),
    optimizer: object('optimizer', optimizer, path) ?? unknown(l10n.t('The file names no optimizer.'), range),
    loss: object('loss', member(json, 'loss'), path),
    metrics: elementsOf(member(json, 'metrics')).flatMap((metric) => object('metric', metric, path) ?? []),
  };
}

function object(family: Family, json: Json | undefined, path: string): Maybe<ConfigObject> | null {
  if (json === undefined) return null;
  const range = rangeOf(path, json);
  const isSeveral = json.kind === 'array' || (json.kind === 'object' && member(json, 'class_name') === undefined);
  if (isSeveral) return unknown(l10n.t('Several of these, one for each output, are not read yet.'), range);
  const value = resolve(family, configValue(json, path));
  return isUnknown(value) && value.range === undefined ? { ...value, range } : value;
}

import * as l10n from '@vscode/l10n';
import { configure, layerKeywords, layers, type CatalogueEntry } from '../../nn/index.js';
import { isUnknown, unknown, type Config, type ConfigValue } from '../../spec/index.js';
import type { Json } from '../json/index.js';
import { callSourceOf, elementsOf, isOfKeras, member, rangeOf, savedObject, textOf, type SavedObject } from './saved.js';

/** What every layer has in its configuration besides its own arguments; Keras 2 has the input's shape there, too. */
const commonNames = new Set([...layerKeywords.map(({ name }) => name), 'batch_input_shape', 'build_config']);

/** A saved value as part of a configuration; what the file does not hold, such as the code of a function, is unknown. */
export function configValue(json: Json, path: string): ConfigValue {
  if (json.kind === 'scalar') return json.value;
  if (json.kind === 'array') return json.elements.map((element) => configValue(element, path));
  const saved = savedObject(json);
  const range = rangeOf(path, json);
  if (saved === undefined) return unknown(l10n.t('A dictionary is given here.'), range);
  const { className, config } = saved;
  const name = textOf(config);
  switch (className) {
    case '__tuple__':
      return elementsOf(member(json, 'items')).map((element) => configValue(element, path));
    case 'DTypePolicy':
    case 'Policy':
      return textOf(member(config, 'name'));
    case '__numpy__':
    case '__tensor__':
      return unknown(l10n.t('An array is given here.'), range);
    case '__lambda__':
      return unknown(l10n.t('What a lambda computes is not read.'), range);
  }
  if (name !== null) return isOfKeras(saved) ? name : unknown(l10n.t('"{0}" is a function of the program that saved the model.', name), range);
  const definition = isOfKeras(saved) ? layers.find(className) : undefined;
  const given = config?.kind === 'object' ? [...config.members.keys()] : [];
  return {
    kind: 'object',
    className,
    config: definition === undefined ? savedConfig(config, path) : layerConfig(definition, saved, path),
    given,
    call: callSourceOf(path, saved),
    range,
  };
}

/** The full configuration of a layer: what is saved, and Keras's defaults for what an older Keras did not save. */
export function layerConfig(definition: CatalogueEntry | undefined, { config }: SavedObject, path: string): Config {
  const own = new Set(definition?.parameters.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  const saved = Object.entries(savedConfig(config, path)).filter(([name]) => own.has(name) || !commonNames.has(name));
  if (definition === undefined) return Object.fromEntries(saved);
  const configured = configure(definition, Object.fromEntries(saved));
  const unexpected = saved.filter(([name]) => configured.unexpected.includes(name));
  const missing = configured.missing.map((name) => [name, unknown(l10n.t('{0} is given no "{1}".', definition.className, name))] as const);
  return located({ ...configured.config, ...Object.fromEntries(unexpected), ...Object.fromEntries(missing) }, config, path);
}

function savedConfig(config: Json | undefined, path: string): Config {
  if (config?.kind !== 'object') return {};
  return Object.fromEntries([...config.members].map(([name, { value }]) => [name, configValue(value, path)]));
}

/** What is unknown is unknown where it is saved. */
function located(config: Config, json: Json | undefined, path: string): Config {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => {
      if (!isUnknown(value) || value.range !== undefined || json === undefined) return [name, value];
      return [name, { ...value, range: rangeOf(path, member(json, name) ?? json) }];
    }),
  );
}

/** The type of a layer's numbers, saved as a name or as a policy. */
export function dtypeOf(config: Json | undefined): string {
  const dtype = member(config, 'dtype');
  return textOf(dtype) ?? textOf(member(member(dtype, 'config'), 'name')) ?? 'float32';
}

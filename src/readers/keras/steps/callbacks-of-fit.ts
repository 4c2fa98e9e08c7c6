import * as l10n from '@vscode/l10n';
import { isConfigObject, isUnknown, unknown, type CallbackActions, type ConfigObject, type ConfigValue, type Maybe, type SourceRange } from '../../../spec/index.js';
import { elementsOf, hostOf, type Call, type Value } from '../../python/index.js';
import { toConfigValue } from '../config-value.js';
import { ObjectValue } from '../objects.js';
import { actionsOfClass, actionsOfFunctions } from '../written-callbacks/index.js';
import { located } from './data.js';

/**
 * The callbacks that a fit is given, in their order.
 * @param ratesOf what a schedule gives for each epoch.
 */
export function callbacksOf(value: Value, range: SourceRange, ratesOf: (schedule: Value) => ConfigValue, call: Call): Maybe<ConfigObject>[] {
  if (value.kind === 'none') return [];
  const elements = hostOf(value) === null ? elementsOf(value, range) : [value];
  if (isUnknown(elements)) return [located(elements, range)];
  return elements.map((element) => {
    const config = toConfigValue(element, range);
    if (isUnknown(config)) return config;
    if (!isConfigObject(config)) return unknown(l10n.t('Which callback this is is known only when the file runs.'), range);
    const object = hostOf(element);
    if (!(object instanceof ObjectValue)) return config;
    const schedule = object.values.get('schedule');
    if (schedule !== undefined) return { ...config, config: { ...config.config, schedule: ratesOf(schedule) } };
    const actions = firstOf(object, writtenActions(element, object, call));
    // What it was given or remembers is in the actions, as far as it matters.
    return actions === null ? config : { ...config, config: {}, actions };
  });
}

/** What a callback does that was given to a fit before goes on with what that left, where it remembers anything. */
function firstOf(object: ObjectValue, actions: Maybe<CallbackActions> | null): Maybe<CallbackActions> | null {
  const hasRun = object.wasGiven;
  object.wasGiven = true;
  if (!hasRun || actions === null || isUnknown(actions)) return actions;
  const isChanged = Object.keys(actions.remembered).some((name) => JSON.stringify(actions.events).includes(`"kind":"set","name":${JSON.stringify(name)}`));
  return isChanged ? unknown(l10n.t('What it remembers of the fit() before is known only when the file runs.'), object.object.range) : actions;
}

/** What a callback does that the file writes itself; null for one of Keras, or one that is known by its form. */
function writtenActions(element: Value, { object, values: given, extended }: ObjectValue, { interpreter }: Call): Maybe<CallbackActions> | null {
  if (object.className === 'LambdaCallback' && extended === null) return actionsOfFunctions(given, interpreter);
  if (element.kind !== 'instance' || extended === null) return null;
  if (extended !== 'Callback') return unknown(l10n.t('What a class of the file that extends {0} does is known only when the file runs.', extended), element.type.range);
  return actionsOfClass(element, interpreter);
}

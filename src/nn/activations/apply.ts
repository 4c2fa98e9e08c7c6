import * as l10n from '@vscode/l10n';
import type { Tensor } from '../../graph/index.js';
import type { Config, ConfigObject } from '../../spec/index.js';
import { ArgumentError, objectArgument } from '../argument.js';
import { activations } from './all.js';
import type { ActivationContext } from './definition.js';

/**
 * The activation of `x`.
 * @param context Of the layer that it is in; absent inside a recurrent cell.
 * @throws ArgumentError where the catalogue does not have the function, or it cannot be used there.
 */
export function applyActivation(x: Tensor, activation: ConfigObject, context?: ActivationContext): Tensor {
  const definition = activations.find(activation.className);
  if (definition === undefined) {
    const known = activations.entries.map(({ className }) => className).join(', ');
    const message = l10n.t(
      'The activation "{0}" cannot be trained yet. Those that can: {1}.',
      activation.className,
      known,
    );
    throw new ArgumentError('activation', message);
  }
  return definition.forward(x, activation.config, context);
}

/** The argument `activation` of a layer; `linear` where it is `None`. */
export function activationArgument(config: Config): ConfigObject {
  return objectArgument(config, 'activation') ?? activationObject('linear', {});
}

/** An activation of the catalogue with every one of its arguments given. */
export function activationObject(className: string, config: Config): ConfigObject {
  return { kind: 'object', className, config, given: [] };
}

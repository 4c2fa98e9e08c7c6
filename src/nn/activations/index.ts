export { activations } from './all.js';
export { activationArgument, activationObject, applyActivation } from './apply.js';
export type { ActivationCharacter, ActivationDefinition } from './definition.js';

import * as l10n from '@vscode/l10n';
import { unknown, type ArgumentSource, type CallSource, type Unknown } from '../../spec/index.js';
import type { ParameterDefinition } from '../../nn/index.js';
import type { Call, GivenArgument, Value } from '../python/index.js';

/** The arguments of a call, each with the parameter that it is for. */
export interface Bound {
  readonly call: Call;
  /** By the parameter's name in Keras 3; by its own name where it is for none of the parameters. */
  readonly given: ReadonlyMap<string, GivenArgument>;
  /** Why any parameter that is not given may be given after all; null where it certainly is not. */
  readonly open: Unknown | null;
  readonly source: CallSource;
}

/** Finds the parameter of every argument, by name (also an older one) or by position. */
export function bindArguments(call: Call, parameters: readonly ParameterDefinition[]): Bound {
  const given = new Map<string, GivenArgument>();
  const sources: ArgumentSource[] = [];
  const add = (name: string, argument: GivenArgument): void => {
    given.set(name, argument);
    if (argument.place !== null) sources.push({ name, ...argument.place });
  };
  for (const [position, argument] of call.positional.entries()) add(parameters[position]?.name ?? String(position), argument);
  for (const [name, argument] of call.keywords) add(canonicalName(parameters, name), argument);
  sources.sort((one, other) => one.range.start - other.range.start);
  const source = { range: call.range, callee: call.callee, argumentList: call.argumentList, arguments: sources };
  return { call, given, open: call.open, source };
}

function canonicalName(parameters: readonly ParameterDefinition[], name: string): string {
  const parameter = parameters.find((each) => each.name === name) ?? parameters.find((each) => each.aliases?.includes(name));
  return parameter?.name ?? name;
}

/** The value that a parameter is given; where that is open, an unknown; `undefined` where it is not given. */
export function givenValue(bound: Bound, name: string): Value | undefined {
  return bound.given.get(name)?.value ?? bound.open ?? undefined;
}

/** Why an argument that is required is not known. */
export function missingArgument(className: string, parameter: string, call: Call): Unknown {
  return unknown(l10n.t('{0} is given no "{1}".', className, parameter), call.range);
}

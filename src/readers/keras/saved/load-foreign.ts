import * as l10n from '@vscode/l10n';
import { unknown, type CallSource, type CompileStep, type Maybe, type Unknown } from '../../../spec/index.js';
import { readCompile } from '../../config/compile.js';
import { member, savedObject } from '../../config/saved.js';
import { dataFileAt, type SavedModelFile } from '../../data-files/index.js';
import { JsonError, parseJson, type Json } from '../../json/index.js';
import type { Call } from '../../python/index.js';
import { bindArguments } from '../bind.js';
import type { ModelValue } from '../models/model.js';
import type { KerasSession } from '../session.js';
import { ModelBuilder } from './build-model.js';
import { customClassIn } from './custom-class.js';
import { relocated } from './relocated.js';

/** A model that another program has saved, and how it was compiled; null where it was not. */
export interface ForeignModel {
  readonly model: ModelValue;
  readonly compile: CompileStep | null;
}

/**
 * The model in a file that the program loads and has not saved itself, if the file is there; `undefined` where it is not, and
 * unknown, saying why, where it cannot be made of what the file says.
 */
export function loadForeign(session: KerasSession, path: Maybe<string>, call: Call): ForeignModel | Unknown | undefined {
  const file = typeof path === 'string' ? dataFileAt(path, call) : undefined;
  if (typeof path !== 'string' || file?.kind !== 'model') return undefined;
  const refuse = (reason: string): Unknown => unknown(reason, call.range);
  const json = parsed(file);
  const saved = savedObject(json?.configuration);
  if (json === null || saved === undefined) return refuse(l10n.t('{0} holds no model that can be read.', path));
  const custom = customClassIn(saved);
  if (custom !== null) return refuse(l10n.t('{0} holds "{1}", a class of the program that saved it: what it computes is in the code of that program, not in the file.', path, custom));
  const source: CallSource = { ...bindArguments(call, []).source, arguments: [], isLoading: true };
  const model = new ModelBuilder(session, source, call).model(saved);
  if (model === undefined) return refuse(l10n.t('{0} holds no model that can be read.', path));
  const compile = readCompile(json.compilation, model.id, call.range.source);
  return { model, compile: compile && relocated(compile, source) };
}

function parsed({ configuration, compilation }: SavedModelFile): { readonly configuration: Json; readonly compilation: Json | undefined } | null {
  try {
    const json = parseJson(configuration);
    return { configuration: json, compilation: compilation === null ? member(json, 'compile_config') : parseJson(compilation) };
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}

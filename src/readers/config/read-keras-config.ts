import * as l10n from '@vscode/l10n';
import { layers } from '../../nn/index.js';
import { LineIndex, type SourceText, type TrainingPlan } from '../../spec/index.js';
import { statusOf, type Reading } from '../read-python.js';
import { collectUnknowns } from '../unknowns.js';
import { readCompile } from './compile.js';
import { KerasConfigError } from './config-error.js';
import { JsonError, parseJson, type Json } from '../json/index.js';
import { ModelReader, modelKind } from './models.js';
import { isOfKeras, member, savedObject } from './saved.js';

/**
 * Reads a model that Keras saved as text: what `model.to_json()` gives, or the `config.json` of a `.keras` archive, of
 * Keras 3 or 2. Models inside a model come before it. The file's own class and function names are all that is known of
 * the program's classes and functions, so those are unknown.
 * @throws KerasConfigError where the text is no saved model; the message names the file and says why.
 */
export function readKerasConfig(source: SourceText): Reading {
  const { path } = source;
  const json = parse(source);
  const saved = savedObject(json);
  if (saved === undefined) throw new KerasConfigError(l10n.t('{0} is no saved Keras model: it has no "class_name".', path));
  if (modelKind(saved) === null && isOfKeras(saved) && layers.find(saved.className) !== undefined) {
    throw new KerasConfigError(l10n.t('{0} is no saved Keras model: it is a single layer, {1}.', path, saved.className));
  }
  const reader = new ModelReader(path);
  const { spec } = reader.model(saved);
  const compile = readCompile(member(json, 'compile_config'), spec.id, path);
  const models = reader.models;
  const steps = compile === null ? [] : [compile];
  const unknowns = collectUnknowns({ models, steps }, []);
  const plan: TrainingPlan = { source: path, models, steps, unknowns };
  return { plan, syntaxErrors: [], modules: [], status: statusOf(plan) };
}

function parse({ path, text }: SourceText): Json {
  try {
    return parseJson(text.replace(/^\ufeff/, ' '));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { line, column } = new LineIndex(text).position(error.offset);
    throw new KerasConfigError(l10n.t('{0}:{1}:{2}: this is not JSON. {3}', path, line, column, error.message));
  }
}

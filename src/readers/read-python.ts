import type { SourceText, TrainingPlan } from '../spec/index.js';
import { lookIntoDataFiles, type DataFileResolver } from './data-files/index.js';
import { KerasLibrary, KerasSession, speaksOlderKeras } from './keras/index.js';
import { numpyLibrary } from './numpy/index.js';
import { ownLoops } from './own-loops.js';
import { pandasLibrary } from './pandas/index.js';
import { combineLibraries, Interpreter, parseModule, standardLibrary, type ModuleResolver, type SourcePart, type SyntaxFault } from './python/index.js';
import { discardedScalings, scikitLibrary } from './scikit/index.js';
import { collectUnknowns } from './unknowns.js';

/** What a reader makes of a file. */
export interface Reading {
  readonly plan: TrainingPlan;
  /** Where the text is not Python, and why. */
  readonly syntaxErrors: readonly SyntaxFault[];
  /** The modules of the same workspace that were read, too; ranges may be of their texts. */
  readonly modules: readonly SourceText[];
  /** Whether all models and steps are completely known, only some of it, or there are none. */
  readonly status: 'all' | 'some' | 'none';
}

/** What a file may be read with besides its text. */
export interface ReadingOptions {
  /** Finds the modules of the same workspace; without it they are not read. Ranges in them have their own `source`. */
  readonly modules?: ModuleResolver;
  /** Looks into the files that the program reads data from; without it their shapes are not known. */
  readonly dataFiles?: DataFileResolver;
  /** The parts of the text that are programs of their own, such as the cells of a notebook, in their order. */
  readonly parts?: readonly SourcePart[];
}

/**
 * Reads the models of a Python file and what it does with them. The file is not run; whatever its text, nothing is
 * thrown, and what cannot be known from the text is `Unknown` with a reason.
 */
export function readPython(source: SourceText, { modules, dataFiles, parts }: ReadingOptions = {}): Reading {
  const module = parseModule(source, parts);
  const session = new KerasSession(speaksOlderKeras(source.text));
  const library = combineLibraries(new KerasLibrary(session), numpyLibrary, pandasLibrary, scikitLibrary, standardLibrary);
  const interpreter = new Interpreter(source, library, modules);
  if (dataFiles !== undefined) lookIntoDataFiles(interpreter, dataFiles);
  interpreter.run(module);
  const models = session.models.map((model) => model.spec());
  const unknowns = collectUnknowns({ models, steps: session.steps }, interpreter.notes);
  const loops = ownLoops(module, source.text);
  const discarded = discardedScalings(interpreter);
  const plan: TrainingPlan = {
    source: source.path,
    models,
    steps: session.steps,
    unknowns,
    ...(loops.length > 0 && { ownLoops: loops }),
    ...(discarded.length > 0 && { discardedScalings: discarded }),
  };
  return { plan, syntaxErrors: module.errors, modules: interpreter.workspace.sources, status: statusOf(plan) };
}

/** How much of a file was read, by what is in its plan. */
export function statusOf({ models, steps, unknowns }: TrainingPlan): Reading['status'] {
  if (models.length === 0 && steps.length === 0) return 'none';
  return unknowns.length === 0 ? 'all' : 'some';
}

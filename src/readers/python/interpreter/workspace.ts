import type { SourceText } from '../../../spec/index.js';
import { parseModule, type ModuleSyntax } from '../syntax/index.js';
import type { Interpreter } from './interpreter.js';
import { Scope } from './scope.js';
import { stringValue, type ModuleValue, type Value } from './values.js';

/**
 * Finds the text of a module of the same workspace; `undefined` where there is none.
 * @param name As the import has it: `models.vgg`, or `..layers` with the points of a relative import.
 * @param from The path of the file that imports it.
 */
export type ModuleResolver = (name: string, from: string) => SourceText | undefined;

/** How many modules are read for one file, and how much text (UTF-16 code units) they may have together. */
const maximumModules = 50;
const maximumText = 1_000_000;

/** The modules of the workspace that a file imports. Each runs once, when it is first imported. */
export class Workspace {
  private readonly modules = new Map<string, ModuleValue>();
  /** The texts of those that were read. */
  readonly sources: SourceText[] = [];
  private text = 0;

  constructor(
    private readonly interpreter: Interpreter,
    private readonly resolve: ModuleResolver,
  ) {}

  /** A module or a package; of a package without a text of its own, only the modules in it are known. */
  module(name: string, from: string): ModuleValue | undefined {
    return this.found(name, from, name);
  }

  /** A program that another one runs, `./nets/vgg.py` or `../train`, by its path from there. */
  program(path: string, from: string): ModuleValue | undefined {
    const steps = path.replace(/\.py$/, '').split('/').filter((step) => step !== '' && step !== '.');
    const upwards = steps.filter((step) => step === '..').length;
    const isRelative = !path.startsWith('/') && steps.slice(upwards).every((step) => !step.includes('.'));
    return isRelative ? this.found(`.${'.'.repeat(upwards)}${steps.slice(upwards).join('.')}`, from, '__main__') : undefined;
  }

  /** @param knownAs What the module finds in `__name__`. */
  private found(name: string, from: string, knownAs: string): ModuleValue | undefined {
    const source = this.resolve(name, from);
    if (source === undefined) return undefined;
    const known = this.modules.get(source.path);
    if (known !== undefined) return known;
    if (this.modules.size >= maximumModules || this.text + source.text.length > maximumText) return undefined;
    this.text += source.text.length;
    this.sources.push(source);
    return this.run(name, from, source, knownAs);
  }

  private run(name: string, from: string, source: SourceText, knownAs: string): ModuleValue {
    const scope = new Scope('module', null, null);
    const member = (inner: string): Value | undefined => scope.find(inner) ?? this.module(submodule(name, inner), from);
    const module: ModuleValue = { kind: 'module', path: name, member };
    // Known before it runs, so that modules may import each other.
    this.modules.set(source.path, module);
    scope.own('__name__', this.interpreter.clock).value = stringValue(knownAs);
    scope.own('__file__', this.interpreter.clock).value = stringValue(source.path);
    this.interpreter.runStatements(syntaxOf(source).statements, scope);
    return module;
  }
}

/** What was parsed, for as long as someone has its text: several files of a project import the same module. */
const parsed = new WeakMap<SourceText, ModuleSyntax>();

function syntaxOf(source: SourceText): ModuleSyntax {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const syntax = parseModule(source);
  parsed.set(source, syntax);
  return syntax;
}

/** The name of a module in a package: `.layers` in `.`, `models.vgg` in `models`. */
export function submodule(name: string, inner: string): string {
  return name.endsWith('.') ? `${name}${inner}` : `${name}.${inner}`;
}

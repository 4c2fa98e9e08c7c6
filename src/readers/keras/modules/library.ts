import { layers as layerCatalogue, lookUp, type Family } from '../../../nn/index.js';
import { argumentOf, nativeValue, none, stringValue, type Call, type Library, type ModuleValue, type Mutable, type Value } from '../../python/index.js';
import { dtypeNames, numpyLibrary } from '../../numpy/index.js';
import { callArrayFunction } from './array-functions.js';
import { datasetModule } from '../datasets.js';
import { applicationModule } from '../models/application.js';
import { ModelClass, SequentialClass } from '../models/classes.js';
import { fromConfiguration } from '../models/configuration.js';
import { cloneFunction } from '../models/copies.js';
import { loadFunction, saveFunction } from '../models/saved-models.js';
import { FamilyClass, type ObjectFamily } from '../objects.js';
import { tensorsGiven } from '../operations/apply.js';
import { callTensorFunction } from '../operations/functions/index.js';
import { LayerClass, makeLayer } from '../operations/layer-class.js';
import type { KerasSession } from '../session.js';
import { toCategorical } from '../utilities.js';
import { callbackEntries } from '../callbacks.js';
import { customaryFamilies, customaryModules } from './customary.js';
import { backendSettings } from './backend.js';
import { dataUtilities } from './data-utilities.js';
import { tensorflowDatasets, tensorSpec } from '../pipelines/index.js';
import { pipelineMember } from './pipeline-members.js';
import { isExported, isExportedOf, mergeFunctions } from './exported.js';
import { canonicalPath } from './paths.js';
import { ownEntry } from '../../own-entry.js';

/** Modules whose members are the classes and functions of one family. */
const families: Readonly<Partial<Record<string, ObjectFamily>>> = {
  'keras.activations': 'activation',
  'keras.initializers': 'initializer',
  'keras.regularizers': 'regularizer',
  'keras.constraints': 'constraint',
  'keras.losses': 'loss',
  'keras.metrics': 'metric',
  'keras.optimizers': 'optimizer',
  'keras.optimizers.schedules': 'schedule',
  'keras.callbacks': 'callback',
  'tensorflow.nn': 'activation',
  'tensorflow.initializers': 'initializer',
  'tensorflow.losses': 'loss',
  'tensorflow.metrics': 'metric',
  'tensorflow.optimizers': 'optimizer',
};

/** Modules of Keras and TensorFlow that are there, even where little in them is read. */
const packages = new Set([
  'keras', 'keras.layers', 'keras.models', 'keras.datasets', 'keras.utils', 'keras.backend', 'keras.ops', 'keras.preprocessing',
  'keras.random', 'keras.saving', 'keras.mixed_precision', 'tensorflow', 'tensorflow.linalg', 'tensorflow.math', 'tensorflow.random', 'tensorflow.data', 'tensorflow.data.experimental', 'tensorflow.config',
  'tensorflow.image', 'tensorflow.io', 'tensorflow.signal', 'tensorflow.strings', 'tensorflow.audio', 'tensorflow.debugging', 'tensorflow.sparse', 'tensorflow.ragged', 'keras.ops.image', 'keras.ops.nn', 'keras.ops.numpy', 'keras.ops.linalg', 'keras.preprocessing.image', 'keras.preprocessing.sequence', 'keras.preprocessing.timeseries', 'keras.preprocessing.text', 'tensorflow.compat', 'tensorflow.contrib', 'tensorflow.python', 'keras.engine', 'keras.optimizer_v2',
]);

/** The Keras API for one file. */
export class KerasLibrary implements Library {
  /** By every path that was asked for; `undefined` where there is none. */
  private readonly modules = new Map<string, ModuleValue | undefined>();
  private readonly layerClasses = new Map<string, Value>();
  private readonly sequential: Value;
  private readonly model: Value;
  private readonly input: Value;
  readonly memory: readonly Mutable<unknown>[];
  private namesAtEnd: ReadonlyMap<string, number> | null = null;

  constructor(private readonly session: KerasSession) {
    this.memory = [session.names];
    this.sequential = new SequentialClass(session);
    this.model = new ModelClass(session);
    this.input = nativeValue('Input', (call: Call) => {
      const layer = makeLayer(session, 'InputLayer', call);
      layer.applications.push({ inputs: [], inference: layer.infer([]) });
      return layer.tensor(0);
    });
  }

  module(path: string): ModuleValue | undefined {
    const known = this.modules.get(path);
    if (known !== undefined || this.modules.has(path)) return known;
    const canonical = canonicalPath(path);
    const made = canonical === path ? this.makeModule(path) : this.module(canonical);
    this.modules.set(path, made);
    return made;
  }

  unimported(name: string): Value | undefined {
    const path = ownEntry(customaryModules, name);
    if (path !== undefined) return this.module(path);
    if (name === 'Sequential' || name === 'Input' || name === 'Model') return this.modelMember(name);
    if (name === 'to_categorical') return toCategorical;
    if (!/^[A-Z]/.test(name)) return undefined;
    if (layerCatalogue.find(name) !== undefined) return this.layerClass(name);
    const family = customaryFamilies.find((each) => (each === 'callback' ? callbackEntries.has(name) : lookUp(each, name)?.className === name));
    return family === undefined ? undefined : this.familyClass(family, name);
  }

  activity(): number {
    return this.session.countNews();
  }

  /** Each function that the file never calls starts to count names where the file ends. */
  beforeExercise(): void {
    this.namesAtEnd ??= this.session.names.save();
    this.session.names.restore(this.namesAtEnd);
  }

  private makeModule(path: string): ModuleValue | undefined {
    if (path.startsWith('keras.datasets.')) return datasetModule(path.slice('keras.datasets.'.length));
    if (path === 'keras.applications' || path.startsWith('keras.applications.')) return applicationModule(path, this.session);
    if (path === 'tensorflow_datasets') return tensorflowDatasets;
    if (path === 'tensorflow.experimental.numpy') return numpyLibrary.module('numpy');
    const family = ownEntry(families, path);
    if (family !== undefined) {
      return { kind: 'module', path, member: (name) => this.familyMember(path, family, name), exports: (name) => isExportedOf(family, name) };
    }
    if (!packages.has(path)) return undefined;
    return { kind: 'module', path, member: (name) => this.member(path, name), exports: (name) => isExported(path, name) };
  }

  private member(path: string, name: string): Value | undefined {
    switch (path) {
      case 'keras':
        return this.modelMember(name) ?? (name === 'Layer' ? this.layerClass(name) : undefined) ?? (name === '__version__' ? stringValue('3.15.1') : undefined) ?? this.module(`keras.${name}`);
      case 'keras.models':
      case 'keras.saving':
        return this.modelMember(name);
      case 'keras.layers':
        return this.layerMember(name);
      case 'keras.datasets':
        return this.module(`keras.datasets.${name}`);
      case 'keras.utils':
        return ownEntry(dataUtilities, name) ?? this.stateMember(name);
      case 'keras.preprocessing':
        return ownEntry(dataUtilities, name) ?? this.module(`${path}.${name}`);
      case 'keras.preprocessing.image':
      case 'keras.preprocessing.sequence':
      case 'keras.preprocessing.timeseries':
      case 'keras.preprocessing.text':
        return ownEntry(dataUtilities, name);
      case 'tensorflow.data':
        return pipelineMember(name) ?? this.module(`tensorflow.data.${name}`);
      case 'tensorflow.data.experimental':
        return pipelineMember(name);
      case 'tensorflow.image':
        return this.functionOnTensors(path, name);
      case 'keras.backend':
        return ownEntry(backendSettings, name) ?? this.stateMember(name) ?? this.functionOnTensors(path, name);
      case 'tensorflow':
        return this.tensorflowMember(name);
      case 'keras.ops':
        return /^(image|nn|linalg|numpy)$/.test(name) ? this.module(`keras.ops.${name}`) : this.functionOnTensors(path, name);
      case 'keras.ops.image':
      case 'keras.ops.nn':
      case 'keras.ops.linalg':
      case 'keras.ops.numpy':
      case 'keras.random':
      case 'tensorflow.linalg':
      case 'tensorflow.math':
      case 'tensorflow.random':
      case 'tensorflow.io':
      case 'tensorflow.signal':
      case 'tensorflow.strings':
      case 'tensorflow.audio':
        return this.functionOnTensors(path, name);
      default:
        return undefined;
    }
  }

  private modelMember(name: string): Value | undefined {
    switch (name) {
      case 'Sequential':
        return this.sequential;
      case 'Model':
      case 'Functional':
        return this.model;
      case 'Input':
        return this.input;
      case 'clone_model':
        return cloneFunction(name);
      case 'model_from_json':
        return fromConfiguration(name);
      case 'load_model':
        return loadFunction(name, this.session);
      case 'save_model':
        return saveFunction(name);
      default:
        return undefined;
    }
  }

  private stateMember(name: string): Value | undefined {
    if (name !== 'clear_session') return name === 'set_random_seed' ? nativeValue(name, () => none) : this.session.imageDataFormat.member(name);
    return nativeValue(name, () => {
      this.session.names.reset();
      return none;
    });
  }

  /** Classes by name, and functions in lower case that make a layer and call it at once: `concatenate([a, b])`. */
  private layerMember(name: string): Value | undefined {
    if (name === 'Input') return this.input;
    if (/^[A-Z]/.test(name)) return this.layerClass(name);
    return mergeFunctions.has(name) ? this.mergeFunction(name) : undefined;
  }

  private mergeFunction(name: string): Value {
    return nativeValue(name, (call) => {
      const layer = makeLayer(this.session, name.slice(0, 1).toUpperCase() + name.slice(1), { ...call, positional: [] });
      return layer.call({ ...call, keywords: new Map([...call.keywords].filter(([key]) => key === 'inputs')) });
    });
  }

  private layerClass(name: string): Value {
    const known = this.layerClasses.get(name);
    if (known !== undefined) return known;
    const made = new LayerClass(this.session, name);
    this.layerClasses.set(name, made);
    return made;
  }

  private familyMember(path: string, family: ObjectFamily, name: string): Value | undefined {
    if (path === 'keras.optimizers' && /^(schedules|legacy|experimental)$/.test(name)) return this.module(`${path}.${name}`);
    if (name === 'get') return nativeValue(name, (call) => this.named(family, argumentOf(call, 0, 'identifier') ?? none));
    if (path === 'tensorflow.nn' && lookUp('activation', name) === undefined) return this.functionOnTensors(path, name);
    return this.familyClass(family, name);
  }

  /** What `get` finds: of activations, which are called, the function itself. */
  private named(family: ObjectFamily, identifier: Value): Value {
    if (family !== 'activation') return identifier;
    if (identifier.kind === 'none') return this.familyClass(family, 'linear');
    return identifier.kind === 'string' ? this.familyClass(family, identifier.value) : identifier;
  }

  private familyClass(family: ObjectFamily, name: string): Value {
    const key = `${family} ${name}`;
    const known = this.layerClasses.get(key);
    if (known !== undefined) return known;
    const made = new FamilyClass(family, family === 'callback' ? name : canonicalClass(family, name), this.session.names);
    this.layerClasses.set(key, made);
    return made;
  }

  private tensorflowMember(name: string): Value | undefined {
    if (name === 'keras') return this.module('keras');
    if (dtypeNames.includes(name) || name === 'string') return stringValue(name);
    if (name === 'newaxis') return none;
    if (name.endsWith('_initializer')) return this.familyClass('initializer', name.slice(0, -'_initializer'.length));
    if (name === 'TensorSpec') return tensorSpec;
    if (name === 'TensorShape' || name === 'Variable') return this.tensorFunction('tensorflow', name);
    return this.module(`tensorflow.${name}`) ?? this.functionOnTensors('tensorflow', name);
  }

  /** A function on tensors: applied to those of a model it is a node. */
  private functionOnTensors(path: string, name: string): Value | undefined {
    return /^[a-z]/.test(name) ? this.tensorFunction(path, name) : undefined;
  }

  private tensorFunction(path: string, name: string): Value {
    return nativeValue(`${path}.${name}`, (call) => (tensorsGiven(call).length > 0 ? undefined : callArrayFunction(path, name, call)) ?? callTensorFunction(this.session, path, name, call));
  }
}

/** The name in the catalogue; a name that it does not have stays as it is. */
function canonicalClass(family: Family, name: string): string {
  return lookUp(family, name)?.className ?? name;
}

import type { Library } from '../library.js';
import { argparse } from './argparse.js';
import { collections } from './collections.js';
import { dataclasses, typing } from './dataclasses.js';
import { functools } from './functools.js';
import { hparams } from './hparams.js';
import { itertools } from './itertools.js';
import { math } from './math.js';
import { string } from './string.js';
import { os, osPath, sys } from './system.js';
import { tqdmModules } from './tqdm.js';
import { types } from './types.js';
import type { ModuleValue } from '../values.js';

const modules: readonly ModuleValue[] = [
  math, functools, itertools, collections, os, osPath, sys, string, argparse, types, dataclasses, typing, hparams, ...tqdmModules,
];

/** The parts of Python's standard library that decide what models are. */
export const standardLibrary: Library = {
  module: (path) => modules.find((module) => module.path === path),
  unimported: () => undefined,
};

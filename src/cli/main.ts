#!/usr/bin/env node
/**
 * The start of the command line, and of its threads that lint. The commands that only read are a bundle of their own, since Node
 * compiles a file before it runs any of it, and most of what there is to compile is for training.
 */
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { runBundle } from './start/bytecode.js';
import { preferQuickStart } from './start/quick-start.js';

const [name = '', ...args] = process.argv.slice(2);
const onlyReads = !isMainThread || (['inspect', 'lint'].includes(name) && !args.includes('--help'));
// Flags of V8 are the whole process's, and bytecode is of these.
if (isMainThread && onlyReads) preferQuickStart();
runBundle(join(__dirname, onlyReads ? 'cli-reading.cjs' : 'cli-all.cjs'));

/** Compiles bundles of commands that only read, at build time: `node write-bytecode.cjs BUNDLE…` */
import { resolve } from 'node:path';
import { writeBytecode } from './bytecode.js';
import { preferQuickStart } from './quick-start.js';

preferQuickStart();
for (const bundle of process.argv.slice(2)) writeBytecode(resolve(bundle));

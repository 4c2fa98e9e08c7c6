/**
 * The start of the command line. The commands that only read are a bundle of their own, since Node compiles a file before it
 * runs any of it, and most of what there is to compile is for training.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [name = '', ...args] = process.argv.slice(2);
const onlyReads = ['inspect', 'lint'].includes(name) && !args.includes('--help');
createRequire(__filename)(join(__dirname, onlyReads ? 'cli-reading.cjs' : 'cli-all.cjs'));

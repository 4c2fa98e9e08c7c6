/** The bundle of the commands that only read, and of the threads that lint for them. */
import { isMainThread } from 'node:worker_threads';
import { lintForOwner } from './lint/threads/lint-for-owner.js';
import { runProgram } from './program.js';
import { readingCommands } from './reading-commands.js';

if (isMainThread) runProgram(readingCommands);
else lintForOwner();

/** The bundle of the commands that only read. */
import { runProgram } from './program.js';
import { readingCommands } from './reading-commands.js';

runProgram(readingCommands);

/** The bundle of all commands, and of the help. */
import { allCommands } from './all-commands.js';
import { runProgram } from './program.js';

runProgram(allCommands);

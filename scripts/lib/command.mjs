import { spawn } from 'node:child_process';
import { SetupError } from './errors.mjs';
import { root } from './paths.mjs';

/** A command that did not end well. */
export class CommandError extends SetupError {
  /** @override */
  name = 'CommandError';

  /**
   * @param {string} command as a person would type it
   * @param {string} reason
   * @param {string} output what it printed, where that was captured
   */
  constructor(command, reason, output) {
    super(`"${command}" ${reason}.${output.trim() === '' ? '' : `\n${output.trimEnd()}`}`);
    this.output = output;
  }
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the repository when left out
 * @property {NodeJS.ProcessEnv} [env] in addition to this process's own
 * @property {boolean} [quiet] keep the output, and show it only in the error
 */

/**
 * Runs a command to its end and returns what it printed (empty unless `quiet`).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 * @throws {CommandError} if it cannot be started, is killed, or exits with another status than 0
 */
export function run(command, args, { cwd = root, env = {}, quiet = false } = {}) {
  const typed = [command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => reject(new CommandError(typed, `could not be started: ${error.message}`, output)));
    child.once('close', (status, signal) => {
      if (status === 0) resolve(output);
      else reject(new CommandError(typed, signal === null ? `ended with status ${status}` : `was ended by ${signal}`, output));
    });
  });
}

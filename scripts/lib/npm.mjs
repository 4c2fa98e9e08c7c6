import { CommandError, run } from './command.mjs';
import { SetupError } from './errors.mjs';

const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH)\b/;

/**
 * Runs npm, quietly, in a folder; with the npm that started this script where there is one.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @throws {SetupError} if the network is to blame
 * @throws {CommandError} if npm fails for another reason
 */
export async function npm(args, cwd) {
  const own = process.env['npm_execpath'];
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  try {
    await run(command, [...first, ...args, '--no-audit', '--no-fund'], { cwd, quiet: true });
  } catch (error) {
    if (!(error instanceof CommandError) || !unreachable.test(error.output)) throw error;
    throw new SetupError(
      `npm could not reach its package registry. Check the network (or npm's proxy and registry settings: npm config list) and run this again.\n${error.output.trimEnd()}`,
    );
  }
}

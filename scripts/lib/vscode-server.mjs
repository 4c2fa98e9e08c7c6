import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SetupError } from './errors.mjs';
import { vscodeNode, vscodeServerFile } from './vscode-install.mjs';

const host = '127.0.0.1';
const startTimeout = 60_000;
const stopTimeout = 3_000;
const listening = /Extension host agent listening on (\d+)/;

/**
 * @typedef {object} ServerOptions
 * @property {import('./vscode-profile.mjs').Profile} profile
 * @property {number} [port] a free one when left out
 * @property {boolean} [allowPayload] whether a page may bring an extension under development, and tests, with its URL
 * @property {boolean} [trustsAll] whether every folder is trusted; else windows open in Restricted Mode until somebody trusts theirs
 * @property {NodeJS.ProcessEnv} [env] for the server and the extension hosts it starts
 */

/**
 * @typedef {object} UrlOptions
 * @property {string} folder the workspace
 * @property {string} [extension] the folder of an extension under development
 * @property {string} [tests] the module of a test suite to run in the extension host
 */

/** A running VS Code server, on loopback only, which asks every page for its token. */
export class VscodeServer {
  #process;
  #token;
  #output = '';

  /** Resolves when the server has ended. */
  exited;

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {string} token
   * @param {string} logFile
   */
  constructor(child, token, logFile) {
    this.#process = child;
    this.#token = token;
    this.logFile = logFile;
    this.port = 0;
    const log = createWriteStream(logFile);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (/** @type {Buffer} */ chunk) => {
        this.#output += chunk.toString();
        log.write(chunk);
      });
    }
    this.exited = new Promise((resolve) => child.once('close', () => log.end(() => resolve(undefined))));
  }

  /** All that the server has printed so far. */
  get output() {
    return this.#output;
  }

  get hasExited() {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /**
   * The address of a window.
   * @param {UrlOptions} options
   */
  url({ folder, extension, tests }) {
    const url = new URL(`http://${host}:${this.port}/`);
    url.searchParams.set('tkn', this.#token);
    url.searchParams.set('folder', folder);
    const remote = `vscode-remote://${host}:${this.port}`;
    const payload = [
      ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote + extension]]),
      ...(tests === undefined ? [] : [['extensionTestsPath', remote + tests]]),
    ];
    if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
    return url.href.replaceAll('%2F', '/');
  }

  /** Ends the server and everything it started. */
  async stop() {
    this.#signal('SIGTERM');
    await Promise.race([this.exited, delay(stopTimeout, undefined, { ref: false })]);
    this.#signal('SIGKILL');
    await this.exited;
  }

  /** For the end of this process, when there is no time to wait. */
  kill() {
    this.#signal('SIGKILL');
  }

  /** @param {NodeJS.Signals} signal */
  #signal(signal) {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      // The group: watchers and extension hosts outlive a server that is killed alone.
      process.kill(-pid, signal);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

/**
 * Starts VS Code's server and waits until it takes connections. It ends with this process.
 * @param {ServerOptions} options
 * @returns {Promise<VscodeServer>}
 * @throws {SetupError} if the port is taken, or the server does not come up
 */
export async function startVscodeServer({ profile, port = 0, allowPayload = false, trustsAll = true, env = {} }) {
  await checkPort(port);
  const token = randomBytes(16).toString('hex');
  const { dataFolder, extensionsFolder } = profile;
  const args = [
    vscodeServerFile,
    ...['--host', host, '--port', String(port), '--connection-token', token],
    ...['--server-data-dir', dataFolder, '--user-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(trustsAll ? ['--disable-workspace-trust'] : []),
    ...(allowPayload ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = spawn(vscodeNode(), args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const server = new VscodeServer(child, token, join(dataFolder, 'server.log'));
  process.once('exit', () => server.kill());
  const deadline = performance.now() + startTimeout;
  while (!server.hasExited && performance.now() < deadline) {
    const bound = listening.exec(server.output)?.[1];
    if (bound !== undefined) {
      server.port = Number(bound);
      return server;
    }
    await delay(50);
  }
  server.kill();
  throw new SetupError(`VS Code's server did not start. It said:\n${server.output.trimEnd().slice(-4000)}`);
}

/**
 * Whether a server could listen on a port now; 0 stands for any free one.
 * @param {number} port
 * @throws {SetupError} if not
 */
export function checkPort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      reject(new SetupError(`Port ${port} cannot be used (${error.message}). Choose another with --port, or leave it out for a free one.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

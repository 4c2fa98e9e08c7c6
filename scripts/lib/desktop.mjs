import { spawn } from 'node:child_process';
import { findCommand } from './find-command.mjs';

/** Whether a window can be opened here. */
export function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return process.env['SSH_CONNECTION'] === undefined;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
}

/** The desktop VS Code's command; null where there is none, or no display to open it on. */
export function findDesktopCode() {
  // Inside a remote VS Code's terminal, `code` only talks to the window at the other end.
  if (!hasDisplay() || process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return null;
  return findCommand('code');
}

/**
 * Opens an address in the user's browser. Best effort: the address was printed, too.
 * @param {string} url
 */
export function openInBrowser(url) {
  const opener = { darwin: 'open', win32: 'explorer' }[/** @type {string} */ (process.platform)] ?? 'xdg-open';
  if (findCommand(opener) === null) return;
  spawn(opener, [url], { stdio: 'ignore', detached: true }).unref();
}

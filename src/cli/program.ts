import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Command, Commands } from './command.js';
import { processConsole, type Console } from './console.js';
import { exitStatus, type ExitStatus } from './exit-status.js';
import { explainedError } from './explained-error.js';
import { textsPath } from './locale.js';

function usage(commands: readonly Command[]): string[] {
  return [
    l10n.t('GradLens reads Keras models, advises on them and trains them, without Python.'),
    '',
    ...commands.map((command) => `  ${command.usage}`),
    '  gradlens --version',
    '',
    l10n.t('Files are Python (.py), notebooks (.ipynb) and, to inspect, models that Keras saved (.keras, or .json of to_json()); - is the standard input.'),
    l10n.t('Modules that a file imports from its own project are read with it. Nothing is run.'),
    l10n.t('Exit status of inspect: 0 all was read; 3 some, "Not understood" says what not; 1 no model was found; 2 bad usage or a file that cannot be read.'),
    l10n.t('Exit status of check: 0 healthy; 1 gradients vanish or explode, or layers are saturated or dead; 2 the model cannot be checked.'),
    l10n.t('Exit status of lr-find and try: 0 a rate was found, the fix is better; 1 the sweeps say nothing, or the fix is not clearly better; 2 it cannot be trained.'),
    l10n.t('Exit status of lint and train: 0 all is well; 1 findings, or training failed; 2 bad usage or a file that cannot be read. Hints count with --hints.'),
    l10n.t('RULES are ids (GL204), the beginnings of ids (GL2) or names, with commas; settings are read from gradlens.toml and pyproject.toml.'),
  ];
}

/** What the package beside the bundle says of itself. */
function version(): string {
  const text = readFileSync(join(__dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** Runs one command line; every error that people can mend is told in one message. */
async function run(commands: Commands, argv: readonly string[], console: Console): Promise<ExitStatus> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || args.includes('--help')) {
    for (const line of usage(Object.values(commands))) console.out(line);
    return name === undefined ? exitStatus.unusable : exitStatus.success;
  }
  if (name === '--version') {
    console.out(`gradlens ${version()}`);
    return exitStatus.success;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.note(l10n.t('There is no command "{0}". There are: {1}.', name, Object.keys(commands).join(', ')));
    return exitStatus.unusable;
  }
  try {
    return await command.run(args, console);
  } catch (error) {
    const explained = explainedError(error);
    console.note(`gradlens ${name}: ${explained ?? l10n.t('something went wrong inside GradLens. Please report it, with this:')}`);
    if (explained === null) console.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitStatus.unusable;
  }
}

/** Runs this process's command line with the commands that its bundle has, and ends with their exit status. */
export function runProgram(commands: Commands): void {
  const texts = textsPath(join(__dirname, '..', 'l10n'));
  if (texts !== null) l10n.config({ fsPath: texts });
  // A reader that closes the pipe early, as `head` does, is not an error.
  const leave = (error: NodeJS.ErrnoException): void => process.exit(error.code === 'EPIPE' ? exitStatus.success : exitStatus.unusable);
  process.stderr.on('error', leave);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.stderr.write(`gradlens: ${l10n.t('What was found cannot be written: {0}', error.message)}\n`);
    leave(error);
  });
  void run(commands, process.argv.slice(2), processConsole()).then((status) => {
    process.exitCode = status;
  });
}

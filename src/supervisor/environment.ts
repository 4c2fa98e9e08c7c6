/** The variable that names the texts in the user's language, a bundle of `@vscode/l10n`. */
export const textsVariable = 'GRADLENS_TEXTS';

/** Meant for the process that has them alone: its debugger's port, for one, is taken. */
const notInherited: ReadonlySet<string> = new Set(['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS']);

/** The environment of the trainer's process: that of this one, so that proxies and paths hold, and plain Node also inside Electron. */
export function trainerEnvironment(environment: NodeJS.ProcessEnv, texts: string | undefined): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !notInherited.has(name));
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1', ...(texts === undefined ? {} : { [textsVariable]: texts }) };
}

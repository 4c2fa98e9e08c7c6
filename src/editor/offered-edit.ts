import * as vscode from 'vscode';
import { commands, type FixArgument } from './commands.js';

/** An edit that short trainings suggest. */
export interface OfferedEdit {
  /** For a button. */
  readonly title: string;
  /** Makes the edit. @returns false where the file was changed in the meantime, or does not take it. */
  readonly run: () => Promise<boolean>;
}

/** The edit of a fix, made as a quick fix is: only in the version of the file that it was worked out for. */
export function offeredEdit(argument: FixArgument, title: string): OfferedEdit {
  return { title, run: async () => (await vscode.commands.executeCommand(commands.applyFix, argument)) === true };
}

/**
 * Says what short trainings came to, with a button for the edit.
 * @param edit null where there is none. @param apply What the button does.
 */
export async function offer(words: string, edit: Pick<OfferedEdit, 'title'> | null, apply: () => Promise<void>): Promise<void> {
  const titles = edit === null ? [] : [edit.title];
  if ((await vscode.window.showInformationMessage(words, ...titles)) !== undefined) await apply();
}

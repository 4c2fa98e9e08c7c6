import * as vscode from 'vscode';
import { eventually } from './workspace.js';

/** What GradLens advises on a file, as it is marked in it. */
export const ownMarks = (uri: vscode.Uri): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'GradLens');

/** The marks of a file, once there are some. */
export const someMarks = (uri: vscode.Uri): Promise<vscode.Diagnostic[]> => eventually('marks', () => (ownMarks(uri).length === 0 ? undefined : ownMarks(uri)));

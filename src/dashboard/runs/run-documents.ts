import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { codeFile, readRunRecord, type RunSummary } from '../../runs/index.js';
import { comparisonText } from './comparison-text.js';
import { addressOf } from './recorded-target.js';

/** Documents that are made of runs, for reading alone: the code as it was, and comparisons. */
const codeScheme = 'gradlens-run-code';
const comparisonScheme = 'gradlens-run-comparison';

/** Gives VS Code the texts of these documents. */
export function registerRunDocuments(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(codeScheme, { provideTextDocumentContent: ({ query }) => readFile(join(query, codeFile), 'utf8') }),
    vscode.workspace.registerTextDocumentContentProvider(comparisonScheme, { provideTextDocumentContent: compared }),
  );
}

/**
 * A comparison, or the code of one of its runs, which the comparison points at by a path beside its own. The runs are the
 * first part of the path, which links keep.
 */
async function compared({ path }: vscode.Uri): Promise<string> {
  const [, runs = '', kind, index] = path.split('/');
  const directories = JSON.parse(Buffer.from(runs, 'base64url').toString('utf8')) as string[];
  return kind === 'code' ? readFile(join(directories[Number(index)] ?? '', codeFile), 'utf8') : comparisonText(directories, vscode.env.language);
}

/** The address of a run's code, as it was when it was trained. */
function codeAddress({ directory, source, name }: RunSummary): vscode.Uri {
  const file = source.split(/[\\/]/).at(-1) ?? name;
  return vscode.Uri.from({ scheme: codeScheme, path: `/${name}/${file.replace(/\.ipynb$/, '.py')}`, query: directory });
}

/** Opens the code of a run as it was. */
export async function openCode(run: RunSummary): Promise<void> {
  await needCode(run);
  const document = await vscode.workspace.openTextDocument(codeAddress(run));
  await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, 'python'), { preview: true });
}

/** Shows how the file differs now from the code of a run. */
export async function compareCode(run: RunSummary): Promise<void> {
  await needCode(run);
  const title = l10n.t('{0} then and now', run.name);
  await vscode.commands.executeCommand('vscode.diff', codeAddress(run), vscode.Uri.parse(addressOf(run.source)), title);
}

/** Opens the table of the differences between runs. */
export async function openComparison(runs: readonly RunSummary[]): Promise<void> {
  const name = runs.map((run) => run.name).join(' · ');
  const directories = Buffer.from(JSON.stringify(runs.map(({ directory }) => directory))).toString('base64url');
  const address = vscode.Uri.from({ scheme: comparisonScheme, path: `/${directories}/${name.replaceAll('/', '-').slice(0, 80)}.md` });
  await vscode.commands.executeCommand('vscode.openWith', address, 'vscode.markdown.preview.editor');
}

/** @throws Error for people, where the run has no code. */
async function needCode({ directory, name }: RunSummary): Promise<void> {
  try {
    await readFile(join(directory, codeFile));
  } catch (error) {
    await readRunRecord(directory);
    throw new Error(l10n.t('The code of {0} was not kept with the run.', name), { cause: error });
  }
}

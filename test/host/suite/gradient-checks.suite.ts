import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, eventually, fileUri } from './workspace.js';

/** Shows a copy of the sample of gradients that vanish. */
async function openVanishing(): Promise<vscode.TextDocument> {
  const extension = vscode.extensions.getExtension('gradlens.gradlens');
  assert(extension !== undefined, 'the extension is installed');
  const copy = fileUri('vanishing_sigmoid.py');
  await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension.extensionUri, 'samples', 'vanishing_sigmoid.py'), copy, { overwrite: true });
  await vscode.commands.executeCommand('vscode.open', copy);
  return vscode.workspace.openTextDocument(copy);
}

/** The command of the lens that checks, or has checked, the gradients of the model. */
async function checkLens({ uri }: vscode.TextDocument): Promise<vscode.Command> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  const lens = lenses.find(({ command }) => command?.command === 'gradlens.checkGradients')?.command;
  assert(lens !== undefined, 'there is a lens that checks gradients');
  return lens;
}

async function hoverText(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  const all = hovers.flatMap(({ contents }) => contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))).join('\n');
  return all.replace(/\\/g, '');
}

describe('Check gradients', () => {
  afterEach(closeEditors);

  it('says the verdict in the lens that was clicked, and the evidence with the layers and the findings, until the file is edited', async () => {
    const document = await openVanishing();
    const offer = await checkLens(document);
    assert.equal(offer.title, '$(pulse) Check gradients');
    await vscode.commands.executeCommand(offer.command, ...(offer.arguments as unknown[]));

    const { title, tooltip } = await checkLens(document);
    assert.match(title, /^\$\(warning\) Vanishing gradients: that of dense is [\d.]+e-\d+, which is [\d.]+e-1\d times that of dense_20 \([\d.]+\)\.$/);
    assert.match(tooltip ?? '', /samples of the data/);
    const hover = await hoverText(document, 'layers.Dense(100');
    assert.match(hover, /At initialization, on the data: dense: gradient [\d.]+e-\d+ · outputs 0\.\d+ ± 0\.\d+/);
    assert.match(hover, /At initialization, on the data: dense_19: gradient/);
    const evidence = /At initialization the gradient of dense is [\d.]+e-1\d times that of dense_20\./;
    await eventually('a finding with its evidence', () => (vscode.languages.getDiagnostics(document.uri).some(({ message }) => evidence.test(message)) ? true : undefined));

    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# edited\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal((await checkLens(document)).title, '$(pulse) Check gradients');
    assert.doesNotMatch(await hoverText(document, 'layers.Dense(100'), /At initialization/);
  });

  it('checks the model in front when it is run from the palette', async () => {
    const document = await openVanishing();
    await vscode.commands.executeCommand('gradlens.checkGradients');
    assert.match((await checkLens(document)).title, /^\$\(warning\) Vanishing gradients/);
  });

  it('shows gradients with and without a fix side by side, beside the file', async () => {
    const document = await openVanishing();
    const place = document.positionAt(document.getText().indexOf('layers.Dense(100'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(place, place), vscode.CodeActionKind.QuickFix.value);
    const compare = actions.find(({ title }) => title.startsWith('Compare gradients with and without'))?.command;
    assert(compare !== undefined, 'the menu offers to compare');
    await vscode.commands.executeCommand(compare.command, ...(compare.arguments as unknown[]));
    const page = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'gradlens-comparison', path: `${document.uri.path}.md` }));
    assert.match(page.getText(), /As written: Vanishing gradients/);
    assert.match(page.getText(), /With the fix: /);
    assert.match(page.getText(), /Gradient, as written \| Gradient, fixed/);
    assert.equal(document.isDirty, false);
  });

  it('is made by itself after an edit, where the setting asks for it', async () => {
    const settings = vscode.workspace.getConfiguration('gradlens');
    await settings.update('gradientChecks.afterEdits', true, vscode.ConfigurationTarget.Global);
    try {
      const document = await openVanishing();
      assert.equal((await checkLens(document)).title, '$(pulse) Check gradients');
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '# edited\n');
      await vscode.workspace.applyEdit(edit);
      await eventually('the verdict', async () => ((await checkLens(document)).title.includes('Vanishing gradients') ? true : undefined));
    } finally {
      await settings.update('gradientChecks.afterEdits', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

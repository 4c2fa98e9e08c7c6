import * as vscode from 'vscode';

/** Finds the layers that are made at a place of a document, by the address of what is trained; undefined where there are none. */
export type LayersAt = (
  document: vscode.TextDocument,
  position: vscode.Position,
) => Promise<{ readonly uri: string; readonly layers: readonly string[] } | undefined>;

/** The cursor rests before anything is asked, so that moving through a file costs nothing. */
const pause = 120;

/**
 * Tells at which layers the user points: with the cursor, or with the mouse, for which VS Code asks its hover providers.
 * @param isSeen whether anybody would see it; while nobody does, no file is read for it.
 * @param tell gets no layers when the user points elsewhere.
 */
export function watchPointing(
  layersAt: LayersAt,
  isSeen: () => boolean,
  tell: (uri: string | undefined, layers: readonly string[]) => void,
): vscode.Disposable {
  let asked = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = async (document: vscode.TextDocument, position: vscode.Position) => {
    if (!isSeen()) return;
    asked += 1;
    const question = asked;
    const found = await layersAt(document, position);
    if (question === asked) tell(found?.uri, found?.layers ?? []);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const [selection] = selections;
      if (textEditor.document.languageId !== 'python' || selection === undefined) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(textEditor.document, selection.active), pause);
    }),
    vscode.languages.registerHoverProvider(
      { language: 'python' },
      {
        provideHover: (document, position) => {
          void look(document, position);
          return undefined;
        },
      },
    ),
    { dispose: () => clearTimeout(timer) },
  );
}

import * as vscode from 'vscode';

/** Marks by the file that they stand in. */
type MarksByFile = readonly (readonly [vscode.Uri, readonly vscode.Diagnostic[]])[];

/** Marks that several documents may put into one file: a module has its own, and those of the documents that import it. */
export class SharedMarks implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('gradlens');
  private readonly byDocument = new Map<string, MarksByFile>();

  /** Puts marks of a document in the place of those that it had. */
  set(document: vscode.Uri, marks: MarksByFile): void {
    const before = this.byDocument.get(document.toString()) ?? [];
    this.byDocument.set(document.toString(), marks.filter(([file, each]) => each.length > 0 || file.toString() === document.toString()));
    this.show([...before, ...marks].map(([file]) => file));
  }

  /** Takes the marks of a document back, wherever they stand. */
  forget(document: vscode.Uri): void {
    const before = this.byDocument.get(document.toString()) ?? [];
    this.byDocument.delete(document.toString());
    this.show([document, ...before.map(([file]) => file)]);
  }

  private show(files: readonly vscode.Uri[]): void {
    for (const [name, file] of new Map(files.map((each) => [each.toString(), each]))) {
      const marks = [...this.byDocument.values()].flatMap((byFile) => byFile.filter(([each]) => each.toString() === name).flatMap(([, each]) => each));
      const different = new Map(marks.map((mark) => [JSON.stringify([mark.range, mark.message]), mark]));
      if (different.size === 0) this.collection.delete(file);
      else this.collection.set(file, [...different.values()]);
    }
  }

  dispose(): void {
    this.byDocument.clear();
    this.collection.dispose();
  }
}

import * as vscode from 'vscode';
import type { PageConnection } from './page-connection.js';
import { openPage, type PageSupplies } from './webview-page.js';

/** The id of the view, as `package.json` contributes it. */
export const dashboardViewId = 'gradlens.dashboard';

/** Fills the view in the side bar with the dashboard's page, and keeps it connected to the run manager. */
export class DashboardViewProvider implements vscode.WebviewViewProvider, vscode.Disposable {
  private view: vscode.WebviewView | undefined;
  private connection: PageConnection | undefined;

  constructor(private readonly supplies: PageSupplies) {}

  /** Whether the user sees the dashboard. */
  get visible(): boolean {
    return this.view?.visible ?? false;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.disconnect();
    const connection = openPage(view, 'sidebar', this.supplies);
    this.view = view;
    this.connection = connection;
    view.onDidChangeVisibility(() => {
      if (!view.visible) connection.hidden();
    });
    view.onDidDispose(() => {
      if (this.view === view) this.disconnect();
    });
  }

  /** Shows the dashboard; the editor keeps the focus. */
  async show(): Promise<void> {
    if (this.view === undefined) await vscode.commands.executeCommand(`${dashboardViewId}.focus`, { preserveFocus: true });
    else this.view.show(true);
  }

  /** Tells at which layers the user points in the editor. */
  highlight(layers: readonly string[]): void {
    this.connection?.highlight(layers);
  }

  dispose(): void {
    this.disconnect();
  }

  private disconnect(): void {
    this.connection?.dispose();
    this.connection = undefined;
    this.view = undefined;
  }
}

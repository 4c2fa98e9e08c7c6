import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PageConnection } from './page-connection.js';
import { openPage, type PageSupplies } from './webview-page.js';

/** Names the panel to VS Code, which opens it again after a reload. */
export const dashboardPanelType = 'gradlens.dashboardPanel';

/** The dashboard among the editors, wide: at most one, beside the code. */
export class DashboardPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private connection: PageConnection | undefined;

  constructor(
    private readonly supplies: PageSupplies,
    private readonly icon: vscode.Uri,
  ) {}

  /** Whether the user sees the panel. */
  get visible(): boolean {
    return this.panel?.visible ?? false;
  }

  /** Opens the panel beside the code, or brings it to the front. */
  show(): void {
    if (this.panel !== undefined) {
      this.panel.reveal();
      return;
    }
    this.adopt(vscode.window.createWebviewPanel(dashboardPanelType, l10n.t('GradLens training'), vscode.ViewColumn.Beside));
  }

  /** Fills the panel of the window as it was before it was reloaded. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.panel?.dispose();
    this.adopt(panel);
    return Promise.resolve();
  }

  /** Tells at which layers the user points in the editor. */
  highlight(layers: readonly string[]): void {
    this.connection?.highlight(layers);
  }

  dispose(): void {
    // The panel itself stays for the next window.
    this.disconnect();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    panel.iconPath = this.icon;
    const connection = openPage(panel, 'editor', this.supplies);
    this.panel = panel;
    this.connection = connection;
    panel.onDidChangeViewState(() => {
      if (!panel.visible) connection.hidden();
    });
    panel.onDidDispose(() => {
      if (this.panel === panel) this.disconnect();
    });
  }

  private disconnect(): void {
    this.connection?.dispose();
    this.connection = undefined;
    this.panel = undefined;
  }
}

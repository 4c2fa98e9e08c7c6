import { randomBytes } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PageConnection, type PageIntents } from './page-connection.js';
import { pageHtml } from './page.js';
import type { RunManager } from './run-manager.js';

/** The id of the view, as `package.json` contributes it. */
export const dashboardViewId = 'gradlens.dashboard';

/** Fills the view in the side bar with the dashboard's page, and keeps it connected to the run manager. */
export class DashboardViewProvider implements vscode.WebviewViewProvider, vscode.Disposable {
  private view: vscode.WebviewView | undefined;
  private connection: PageConnection | undefined;

  /** @param distribution the folder of the built page. */
  constructor(
    private readonly distribution: vscode.Uri,
    private readonly runs: RunManager,
    private readonly intents: PageIntents,
  ) {}

  /** Whether the user sees the dashboard. */
  get visible(): boolean {
    return this.view?.visible ?? false;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.disconnect();
    const { webview } = view;
    webview.options = { enableScripts: true, localResourceRoots: [this.distribution] };
    const connection = new PageConnection(
      {
        get visible() {
          return view.visible;
        },
        // The promise only says whether the view was there; a hidden page asks for everything when it is shown again.
        post: (message) => void webview.postMessage(message),
      },
      this.runs,
      this.intents,
    );
    this.view = view;
    this.connection = connection;
    webview.onDidReceiveMessage((message: unknown) => connection.receive(message));
    view.onDidChangeVisibility(() => {
      if (!view.visible) connection.hidden();
    });
    view.onDidDispose(() => {
      if (this.view === view) this.disconnect();
    });
    webview.html = this.html(webview);
  }

  /** Shows the dashboard; the editor keeps the focus. */
  async show(): Promise<void> {
    if (this.view === undefined) await vscode.commands.executeCommand(`${dashboardViewId}.focus`, { preserveFocus: true });
    else this.view.show(true);
  }

  dispose(): void {
    this.disconnect();
  }

  private disconnect(): void {
    this.connection?.dispose();
    this.connection = undefined;
    this.view = undefined;
  }

  private html(webview: vscode.Webview): string {
    const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(this.distribution, file)).toString();
    return pageHtml({
      cspSource: webview.cspSource,
      script: address('webview.js'),
      style: address('webview.css'),
      nonce: randomBytes(16).toString('base64'),
      language: vscode.env.language,
      title: l10n.t('GradLens training'),
    });
  }
}

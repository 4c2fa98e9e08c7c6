import { randomBytes } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withNumberWords } from '../protocol/index.js';
import { PageConnection, type PageIntents } from './page-connection.js';
import { pageHtml, type Surface } from './page.js';
import type { Experiments } from './experiments/experiments.js';
import type { RunManager } from './run-manager.js';

/** What a page in any webview needs. */
export interface PageSupplies {
  /** The folder of the built page. */
  readonly distribution: vscode.Uri;
  readonly runs: RunManager;
  readonly experiments: Experiments;
  readonly intents: PageIntents;
}

/** A webview and whether somebody sees it: a view of the side bar, or a panel among the editors. */
export type PagePlace = Pick<vscode.WebviewView, 'webview' | 'visible'>;

/** Puts the dashboard's page into a webview and connects it to the run manager. */
export function openPage(place: PagePlace, surface: Surface, { distribution, runs, experiments, intents }: PageSupplies): PageConnection {
  const { webview } = place;
  webview.options = { enableScripts: true, localResourceRoots: [distribution] };
  const connection = new PageConnection(
    {
      get visible() {
        return place.visible;
      },
      // The promise only says whether the view was there; a hidden page asks for everything when it is shown again.
      post: (message) => void webview.postMessage(withNumberWords(message)),
    },
    runs,
    intents,
    experiments,
  );
  webview.onDidReceiveMessage((message: unknown) => connection.receive(message));
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(distribution, file)).toString();
  webview.html = pageHtml({
    cspSource: webview.cspSource,
    script: address('webview.js'),
    style: address('webview.css'),
    nonce: randomBytes(16).toString('base64'),
    language: vscode.env.language,
    title: l10n.t('GradLens training'),
    surface,
  });
  return connection;
}

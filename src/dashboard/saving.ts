import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { csvLines } from '../runs/index.js';
import type { SaveRequest } from './page-connection.js';
import type { RunManager } from './run-manager.js';

/** Asks where a chart's picture or values shall go, and writes them there. Errors of the disk are passed on. */
export async function save(request: SaveRequest, runs: RunManager): Promise<void> {
  const format = request.type === 'saveValues' ? 'csv' : request.format;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${request.name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}.${format}`;
  const place = await vscode.window.showSaveDialog({
    title: l10n.t('Save {0} as {1}', request.name, format.toUpperCase()),
    filters: { [format.toUpperCase()]: [format] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (place === undefined) return;
  if (request.type === 'saveFile') {
    await vscode.workspace.fs.writeFile(place, request.bytes);
    return;
  }
  const columns = request.series.flatMap(({ run, name: series }) => {
    const values = runs.seriesOf(run)?.get(series);
    return values === undefined ? [] : [{ name: series, series: values }];
  });
  const lines = csvLines(columns, request.from, request.to ?? Number.POSITIVE_INFINITY);
  // Millions of lines are never all in memory.
  if (place.scheme === 'file') await pipeline(Readable.from(lines), createWriteStream(place.fsPath));
  else await vscode.workspace.fs.writeFile(place, new TextEncoder().encode([...lines].join('')));
}

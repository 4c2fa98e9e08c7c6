import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { DatasetDownload } from './catalogue/index.js';

/** A download that did not come to a good end. The message says why, in words. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

export interface DownloadOptions {
  /** How long the host may stay silent, before the first byte or between two, in milliseconds. */
  readonly patience: number;
  readonly fetch: typeof fetch;
  onProgress?(fraction: number): void;
}

/** Fetch hides the reason ("connect ECONNREFUSED …") in the cause of "fetch failed". */
function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}

/** Ends a request whose host stays silent for too long. */
class Patience {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  readonly signal = this.controller.signal;

  constructor(private readonly milliseconds: number) {
    this.renew();
  }

  renew(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(), this.milliseconds);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/**
 * Downloads a file, checks its length and its SHA-256, and only then puts it in its place, so that a file which is there
 * is whole, whatever happened on the way.
 * @throws DownloadError in words: no network, silent host, refused, wrong content. Errors of the disk are passed on.
 */
export async function download(source: DatasetDownload, target: string, options: DownloadOptions): Promise<void> {
  const host = new URL(source.url).host;
  const partial = `${target}.${process.pid}.part`;
  const patience = new Patience(options.patience);
  await mkdir(dirname(target), { recursive: true });
  const file = await open(partial, 'w');
  try {
    const hash = createHash('sha256');
    let received = 0;
    for await (const chunk of bytesOf(source.url, host, patience, options.fetch)) {
      received += chunk.length;
      if (received > source.bytes) break;
      hash.update(chunk);
      await file.writeFile(chunk);
      options.onProgress?.(received / source.bytes);
    }
    if (received !== source.bytes || hash.digest('hex') !== source.sha256) {
      throw new DownloadError(
        l10n.t('{0} sent something else than {1}: the length or the SHA-256 is wrong ({2} of {3} bytes). Nothing was kept.', host, source.path, received, source.bytes),
      );
    }
    await file.sync();
    await file.close();
    await rename(partial, target);
  } finally {
    patience.end();
    await file.close();
    await rm(partial, { force: true });
  }
}

async function* bytesOf(url: string, host: string, patience: Patience, fetcher: typeof fetch): AsyncGenerator<Uint8Array> {
  try {
    const response = await fetcher(url, { signal: patience.signal });
    if (!response.ok || response.body === null) {
      throw new DownloadError(l10n.t('{0} answered with status {1}.', host, response.status));
    }
    for await (const chunk of response.body) {
      patience.renew();
      yield chunk as Uint8Array;
    }
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    if (patience.signal.aborted) throw new DownloadError(l10n.t('{0} did not answer in time.', host), { cause: error });
    throw new DownloadError(l10n.t('{0} cannot be reached: {1}', host, networkReason(error)), { cause: error });
  }
}

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplesFolder } from '../../scripts/lib/paths.mjs';
import { installVscode } from '../../scripts/lib/vscode-install.mjs';
import { makeProfile } from '../../scripts/lib/vscode-profile.mjs';
import { startVscodeServer } from '../../scripts/lib/vscode-server.mjs';

/**
 * Serves a real VS Code for the tests, as `npm start` does: this repository, built, is its one extension, and its
 * folders are copies of the samples: no test edits the originals, and one that leaves an edit behind has a copy of its own,
 * since VS Code keeps what is not saved. A second server trusts no folder.
 * @param {{ provide: (key: string, value: string) => void }} project
 */
export default async function serveVscode({ provide }) {
  await installVscode();
  const scratch = await mkdtemp(join(tmpdir(), 'gradlens-browser-'));
  const [samples, panelFolder, runsFolder] = [join(scratch, 'samples'), join(scratch, 'panel'), join(scratch, 'runs of mine')];
  for (const copy of [samples, panelFolder, runsFolder]) await cp(samplesFolder, copy, { recursive: true });
  const server = await startVscodeServer({ profile: await makeProfile(scratch, { withExtension: true }) });
  provide('vscodeUrl', server.url({ folder: samples }));
  provide('panelUrl', server.url({ folder: panelFolder }));
  provide('panelFolder', panelFolder);
  provide('runsUrl', server.url({ folder: runsFolder }));
  provide('runsFolder', runsFolder);
  const untrusting = await startVscodeServer({ profile: await makeProfile(join(scratch, 'restricted'), { withExtension: true }), trustsAll: false });
  provide('restrictedUrl', untrusting.url({ folder: samples }));
  return async () => {
    await Promise.all([server.stop(), untrusting.stop()]);
    await rm(scratch, { recursive: true, force: true });
  };
}

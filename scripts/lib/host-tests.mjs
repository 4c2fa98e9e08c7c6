import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launchBrowser } from './browser.mjs';
import { readHostReport } from './host-report.mjs';
import { outputFolder, root } from './paths.mjs';
import { say } from './progress.mjs';
import { failedTally, secondTries, total } from './tally.mjs';
import { makeProfile } from './vscode-profile.mjs';
import { startVscodeServer } from './vscode-server.mjs';

const output = join(outputFolder, 'host');
/** Of the whole suite; each test has a limit of its own. */
const timeout = 400_000;

/**
 * Runs test/host/suite inside the extension host of a real VS Code: a page opens a copy of test/host/workspace with this
 * repository as the extension under development, and the suite reports through a file.
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runHostTests() {
  await mkdir(output, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'gradlens-host-'));
  const reportFile = join(output, 'report.ndjson');
  await rm(reportFile, { force: true });
  const workspace = join(scratch, 'workspace');
  await cp(join(root, 'test', 'host', 'workspace'), workspace, { recursive: true });
  const profile = await makeProfile(scratch, { withExtension: false });
  const server = await startVscodeServer({ profile, allowPayload: true, env: { GRADLENS_TEST_REPORT: reportFile, GRADLENS_TEST_RETRIES: String(secondTries) } });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(server.url({ folder: workspace, extension: root, tests: join(root, 'dist', 'test', 'host-suite.cjs') }));
    const report = await waitForEnd(reportFile, server);
    for (const { name, reason } of report.failures) say(`\n  FAILED  ${name}\n${reason.replace(/^/gm, '    ')}`);
    if (report.isComplete) return report;
    await page.screenshot({ path: join(output, 'unfinished.png') });
    const unfinished = `The suite did not come to its end${report.running === null ? '' : `; it was at "${report.running}"`}.`;
    say(`\n  ${unfinished}`);
    say(`  A picture of the window: ${join(output, 'unfinished.png')}; the server's log:\n${server.output.slice(-4000)}`);
    return total([report, failedTally('Inside VS Code', unfinished)]);
  } finally {
    await browser.close();
    await server.stop();
    await cp(server.logFile, join(output, 'server.log'));
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {string} reportFile
 * @param {import('./vscode-server.mjs').VscodeServer} server
 */
async function waitForEnd(reportFile, server) {
  const deadline = performance.now() + timeout;
  let told = 0;
  for (;;) {
    // Asked before reading, so that the last lines of a host that ended are read.
    const isOver = performance.now() > deadline || server.hasExited || /Extension Host Process exited/.test(server.output);
    const report = await readHostReport(reportFile);
    for (const line of report.lines.slice(told)) say(`  ${line}`);
    told = report.lines.length;
    if (report.isComplete || isOver) return report;
    await delay(200);
  }
}

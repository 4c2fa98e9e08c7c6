/**
 * The public files that the reader is measured with. None of them is in this repository: they are taken from git
 * directories on this machine, `MIRROR/<owner>+<name>/repo`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of the list: tab-separated with a heading, the columns repository, commit and path first. */
export function listed(/** @type {string} */ list) {
  const [, ...rows] = readFileSync(list, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [repository = '', commit = '', path = ''] = row.split('\t');
    return { repository, commit, path };
  });
}

/**
 * Writes the listed files to a folder outside the repository; `file` is relative to it.
 * @returns {{ files: { repository: string, file: string }[], missing: string[] }}
 */
export function collect(/** @type {string} */ list, /** @type {string} */ mirror, /** @type {string} */ folder) {
  const files = [];
  const missing = [];
  for (const { repository, commit, path } of listed(list)) {
    const file = join(repository, path);
    try {
      const git = ['--git-dir', join(mirror, repository.replace('/', '+'), 'repo'), 'show', `${commit}:${path}`];
      const text = execFileSync('git', git, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
      files.push({ repository, file });
    } catch {
      missing.push(`${repository}/${path}`);
    }
  }
  return { files, missing };
}

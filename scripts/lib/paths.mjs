import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What a test run leaves behind to look at: reports, screenshots, logs. */
export const outputFolder = join(root, 'test', 'output');

/** The npm package that brings the real VS Code. */
export const hostFolder = join(root, 'test', 'host', 'vscode');

/** The model files that the first start opens. */
export const samplesFolder = join(root, 'samples');

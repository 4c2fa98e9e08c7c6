/** Prints what is said of each recorded run: `node test/symptoms/run.mjs look.ts FOLDER [part of a title]`. */
import { existsSync } from 'node:fs';
import { faulty } from './faulty.js';
import { healthy } from './healthy.js';
import { readRecording, recordPath } from './recording.js';
import { runOf, watched } from './watched.js';

const [folder = 'work', only = ''] = process.argv.slice(2);
for (const trial of [...faulty, ...healthy]) {
  if (!trial.title.includes(only)) continue;
  const path = recordPath(folder, trial);
  if (!existsSync(path)) {
    console.log(`${trial.title}: not recorded`);
    continue;
  }
  const recording = readRecording(path);
  const begun = watched(recording).filter(({ phase }) => phase === 'begin');
  const { totalSteps } = runOf(recording);
  const good = trial.expected === null ? begun.length === 0 : begun.some(({ symptom, step }) => trial.expected?.includes(symptom) && step <= totalSteps / 10);
  console.log(`${good ? 'ok  ' : 'BAD '} ${trial.title} [${trial.seed}${trial.isHeldOut ? 'h' : ''}]: ${begun.map(({ symptom, step, message }) => `${symptom}@${step}/${totalSteps}${only === '' ? '' : ` (${message})`}`).join(', ')}`);
}

// A process in the trainer's place that does what TRAINER_SCRIPT says, so that bad ends can be seen on purpose.
const script = process.env.TRAINER_SCRIPT;
const ready = { type: 'ready', protocolVersion: 1 };
const finished = { type: 'finished', outcome: 'stopped', steps: 7, epochs: 0, seconds: 1, metrics: { loss: NaN } };
const stayAlive = () => setInterval(() => undefined, 1000);

const scripts = {
  silent: stayAlive,
  'other-version': () => process.send({ ...ready, protocolVersion: 99 }),
  babble: () => {
    process.send(ready);
    process.send({ type: 'telemetry', firstStep: 'one' });
    stayAlive();
  },
  obedient: () => {
    process.send(ready);
    process.on('message', ({ type, seed }) => {
      if (type === 'start') process.send({ type: 'preparing', message: `seed ${seed}` });
      if (type === 'stop') process.send(finished, () => process.disconnect());
    });
  },
  lingering: () => {
    process.on('SIGTERM', () => process.stderr.write('no\n'));
    process.send(ready);
    process.send(finished);
    stayAlive();
  },
  deaf: () => {
    process.on('SIGTERM', () => process.stderr.write('I will not\n'));
    process.send(ready);
    stayAlive();
  },
  crash: () => {
    process.send(ready);
    process.on('message', () => {
      throw new Error('out of luck');
    });
  },
  environment: () => {
    const { ELECTRON_RUN_AS_NODE, NODE_OPTIONS, GRADLENS_TEXTS } = process.env;
    process.send(ready);
    process.send({ type: 'preparing', message: JSON.stringify({ ELECTRON_RUN_AS_NODE, NODE_OPTIONS, GRADLENS_TEXTS, execArgv: process.execArgv }) });
  },
};

scripts[script]();

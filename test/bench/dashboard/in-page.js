/** Runs in the bench's page before the dashboard's own script: VS Code's part, with the host in a worker. */
(() => {
  const worker = new Worker('/host.js');
  const waiting = new Map();
  const answers = [];
  /** Milliseconds of script: of each frame's callbacks, and of each message. */
  const frames = [];
  let inFrame = 0;

  const timed = (action) => {
    const begun = performance.now();
    action();
    inFrame += performance.now() - begun;
  };
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => request((time) => timed(() => callback(time)));

  worker.onmessage = ({ data }) => {
    if (data.type !== 'told') {
      waiting.get(data.type)?.(data);
      return;
    }
    answers.push(data.milliseconds);
    timed(() => globalThis.dispatchEvent(new MessageEvent('message', { data: data.message })));
  };
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (intent) => worker.postMessage({ type: 'intent', intent }),
    getState: () => undefined,
    setState: () => undefined,
  });

  const nextFrame = () => new Promise((done) => request(done));
  const frame = async () => {
    await nextFrame();
    await new Promise((done) => setTimeout(done));
    frames.push(inFrame);
    inFrame = 0;
  };

  globalThis.bench = {
    ask: (message, reply) =>
      new Promise((resolve) => {
        waiting.set(reply, resolve);
        worker.postMessage(message);
      }),

    /** Loads the page's script, tells it of the run, and waits until the charts are drawn. @returns milliseconds. */
    async open(snapshot) {
      const begun = performance.now();
      const script = document.createElement('script');
      script.src = '/webview.js';
      await new Promise((loaded) => {
        script.onload = loaded;
        document.body.append(script);
      });
      timed(() => globalThis.dispatchEvent(new MessageEvent('message', { data: snapshot })));
      const isDrawn = () => document.querySelector('#loss .position')?.textContent !== '' && document.querySelector('#gradients .position')?.textContent !== '';
      while (!isDrawn()) await nextFrame();
      await nextFrame();
      return performance.now() - begun;
    },

    /** Turns the wheel over a chart once a frame. @returns milliseconds of script in each frame. */
    async wheel(turns) {
      const over = document.querySelector('#gradients .u-over');
      frames.length = 0;
      inFrame = 0;
      for (const turn of turns) {
        const { width } = over.getBoundingClientRect();
        timed(() => over.dispatchEvent(new WheelEvent('wheel', { ...turn, clientX: over.getBoundingClientRect().left + width / 2, bubbles: true, cancelable: true })));
        await frame();
      }
      return [...frames];
    },

    /** Milliseconds that the host took for its answers since the last time. */
    answers: () => answers.splice(0),
    charts: () => [...document.querySelectorAll('details.section')].filter((section) => section.open && !section.hidden && section.getBoundingClientRect().top < innerHeight).length,
  };
})();

/** Runs in the page before its own script: what VS Code itself does around a webview, and the way in for the test's messages. */
(() => {
  let kept;
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (intent) => globalThis.intentOfPage(intent),
    getState: () => kept,
    setState: (state) => {
      kept = state;
    },
  });

  const typed = ({ steps, values }) => ({ steps: Float64Array.from(steps), values: Float32Array.from(values, Number) });

  globalThis.scriptedHost = {
    /** Sets the theme as VS Code does: variables on the root, a class on the body. */
    applyTheme({ bodyClass, variables }) {
      const { style } = document.documentElement;
      style.cssText = '';
      for (const [name, value] of Object.entries(variables)) style.setProperty(`--vscode-${name}`, value);
      // A webview is transparent; here the page stands for the side bar behind it too.
      style.background = variables['sideBar-background'];
      document.body.className = bodyClass;
    },

    /** Posts a message whose points are plain numbers, since only those cross from the test into the browser. */
    post(message) {
      const { series } = message;
      const points = series && Object.fromEntries(Object.entries(series).map(([name, each]) => [name, typed(each)]));
      globalThis.postMessage(points ? { ...message, series: points } : message, '*');
    },

    /** Until messages are taken in and drawn. */
    nextFrame: () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done)))),
  };
})();

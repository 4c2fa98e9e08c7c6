/** Runs in the page before its own script: what VS Code itself does around a webview, and the way in for the test's messages. */
(() => {
  let kept;
  let unanswered = 0;
  let noted = [];
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (intent) => {
      unanswered += 1;
      void globalThis.intentOfPage(intent).finally(() => {
        unanswered -= 1;
      });
    },
    getState: () => kept,
    setState: (state) => {
      kept = state;
    },
  });

  /** The page's own timers that are still to come, but for those that only speak now and then to a screen reader. */
  const longestPace = 2000;
  const timers = new Set();
  const setPageTimeout = globalThis.setTimeout;
  const clearPageTimeout = globalThis.clearTimeout;
  globalThis.setTimeout = (action, wait = 0, ...values) => {
    const timer = setPageTimeout(() => {
      timers.delete(timer);
      action(...values);
    }, wait);
    if (wait <= longestPace) timers.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    timers.delete(timer);
    clearPageTimeout(timer);
  };

  /** Typed arrays cross from the test into the browser as their bytes. */
  const unpacked = (value) => {
    if (typeof value !== 'object' || value === null || !('typedArray' in value)) return value;
    const bytes = Uint8Array.from(atob(value.bytes), (character) => character.charCodeAt(0));
    return new globalThis[value.typedArray](bytes.buffer);
  };

  globalThis.scriptedHost = {
    /** Sets the theme as VS Code does: variables on the root, a class on the body. */
    applyTheme({ bodyClass, variables }) {
      const { style } = document.documentElement;
      style.cssText = '';
      for (const [name, value] of Object.entries(variables)) style.setProperty(`--vscode-${name}`, value);
      // A webview is transparent; here the page stands for the side bar behind it too.
      const isEditor = document.querySelector('main')?.dataset.surface === 'editor';
      style.background = variables[isEditor ? 'editor-background' : 'sideBar-background'];
      document.body.className = bodyClass;
    },

    /** Posts a message as VS Code does. */
    post(message) {
      globalThis.postMessage(Object.fromEntries(Object.entries(message).map(([name, value]) => [name, unpacked(value)])), '*');
    },

    /** What the page keeps of itself. */
    kept: () => kept,

    /** Notes what some parts of a place say together, now and each time that any of it changes. */
    noteTexts(place, parts) {
      const root = document.querySelector(place);
      noted = [];
      const note = () => {
        const texts = parts.map((part) => root.querySelector(part).textContent);
        if (texts.join('\n') !== noted.at(-1)?.join('\n')) noted.push(texts);
      };
      note();
      new MutationObserver(note).observe(root, { subtree: true, childList: true, characterData: true });
    },

    notedTexts: () => noted,

    /** The share of a canvas's pixels that are coloured: lines and points, but not the grey of grid and labels. */
    colouredShare(selector) {
      const canvas = document.querySelector(selector);
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let coloured = 0;
      for (let pixel = 0; pixel < data.length; pixel += 4) {
        const channels = data.slice(pixel, pixel + 3);
        if (data[pixel + 3] > 100 && Math.max(...channels) - Math.min(...channels) > 40) coloured += 1;
      }
      return (4 * coloured) / data.length;
    },

    /** The lightness of a canvas in the middle of each of so many rows. */
    lightness(selector, rows) {
      const canvas = document.querySelector(selector);
      const context = canvas.getContext('2d');
      return Array.from({ length: rows }, (_, row) => {
        const { data } = context.getImageData(canvas.width / 2, Math.floor(((row + 0.5) * canvas.height) / rows), 1, 1);
        const [red, green, blue] = [...data].map((byte) => (byte / 255 > 0.04045 ? ((byte / 255 + 0.055) / 1.055) ** 2.4 : byte / 255 / 12.92));
        const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (24389 / 27) * luminance;
      });
    },

    /** Until messages are taken in and drawn. */
    nextFrame: () => new Promise((done) => requestAnimationFrame(() => setPageTimeout(() => requestAnimationFrame(done)))),

    /** Whether the page waits for nothing: no answer of the host, and no time to draw at. */
    atRest: () => unanswered === 0 && timers.size === 0,
  };
})();

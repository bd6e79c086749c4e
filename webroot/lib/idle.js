/** When the page has nothing better to do, but soon: for what nobody waits for. */
export const idle = () =>
  new Promise((resolve) => (globalThis.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 500 }) : setTimeout(resolve, 50)));

/** Lets the browser paint and answer the user before long work goes on. */
export const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

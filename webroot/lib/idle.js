/** When the page has nothing better to do, but soon: for what nobody waits for. */
export const idle = () =>
  new Promise((resolve) => (globalThis.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 500 }) : setTimeout(resolve, 50)));

/** Lets the browser paint and answer the user before long work goes on. */
export const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** Does something with one item after the other, whenever the page has nothing better to do, for as long as that is wanted. */
export async function littleByLittle(items, work, isWanted) {
  for (const item of items) {
    await idle();
    if (!isWanted()) return;
    work(item);
  }
}

const FIRST = 1_000;
const LONGEST = 30_000;

/**
 * Repeats what failed for want of a connection: soon at first, for browsers say that it is back a moment before a request gets
 * through, then ever less often.
 */
export function retries(run) {
  let delay = FIRST;
  let timer;
  return {
    failed() {
      clearTimeout(timer);
      timer = setTimeout(run, delay);
      delay = Math.min(2 * delay, LONGEST);
    },
    reset() {
      clearTimeout(timer);
      delay = FIRST;
    },
  };
}

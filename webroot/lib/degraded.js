import { Cell } from './cell.js';

/** What is not up to date since a service behind the server does not answer: `notes`, `speakers`. The rest goes on. */
export const degraded = new Cell([]);

/** Learns from an answer, or from one that did not come. */
export function lacks(part, isMissing) {
  if (degraded.value.includes(part) === isMissing) return;
  degraded.value = isMissing ? [...degraded.value, part].sort() : degraded.value.filter((each) => each !== part);
}

const GONE = new Set([503, 504]);

/** Whether the server itself says that what is behind it does not answer. */
export const isPartGone = ({ status, code }) => GONE.has(status) && Boolean(code);

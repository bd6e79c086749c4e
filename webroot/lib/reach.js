import { Cell } from './cell.js';

/** Whether answers come: `yes`; `offline` without a connection; `no` where there is one, but nothing behind it answers. */
export const reach = new Cell(navigator.onLine ? 'yes' : 'offline');

/** Of what a proxy says when the server behind it does not answer. */
const UNREACHED = new Set([0, 502, 503, 504]);

/** @param {number} status 0 without an answer */
export const isUnreached = (status) => UNREACHED.has(status);

/** Learns from an answer. @param {boolean} isOurs whether the server itself refused, and told why */
export function learn(status, isOurs) {
  if (isOurs || !isUnreached(status)) reach.value = 'yes';
  else reach.value = navigator.onLine ? 'no' : 'offline';
}

addEventListener('offline', () => (reach.value = 'offline'));
addEventListener('online', () => (reach.value = 'yes'));

import { place } from '../lib/router.js';

/**
 * A reload shows the same part of a page again: what it has to show comes later than the browser waits for, and grids scroll by
 * themselves, which it does not remember at all.
 */
const KEY = 'plenary.scrolled';
const PATIENCE = 10_000;
/** What arrives within this time may still move what is shown. */
const SETTLED = 1_500;
const STEP = 100;

const scroller = () => document.querySelector('.grid-scroller');

function remember() {
  const inner = scroller();
  const at = { address: place.value.address, page: [scrollX, scrollY], inner: inner && [inner.scrollLeft, inner.scrollTop] };
  sessionStorage.setItem(KEY, JSON.stringify(at));
}

/** From now on, and once after a reload. */
export function keepScrolled() {
  addEventListener('pagehide', remember);
  const last = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  sessionStorage.removeItem(KEY);
  const isReload = performance.getEntriesByType('navigation')[0]?.type === 'reload';
  if (isReload && last?.address === place.value.address && (last.page[1] || last.inner?.some(Boolean))) restore(last);
}

/** Until it is reached and stays so, or somebody scrolls or types themselves. */
function restore({ page, inner }) {
  const signs = ['wheel', 'touchstart', 'pointerdown', 'keydown'];
  const begun = Date.now();
  let reachedAt = null;
  const step = () => {
    const reached = move(inner && scroller(), inner) && move(document.scrollingElement, page);
    reachedAt = reached ? reachedAt ?? Date.now() : null;
    if (Date.now() - begun > PATIENCE || (reached && Date.now() - reachedAt > SETTLED)) end();
  };
  const timer = setInterval(step, STEP);
  const end = () => {
    clearInterval(timer);
    for (const sign of signs) removeEventListener(sign, end, true);
  };
  for (const sign of signs) addEventListener(sign, end, { capture: true, passive: true });
}

/** @returns {boolean} whether it is there */
function move(element, wanted) {
  if (!wanted) return true;
  if (!element) return false;
  const isThere = () => Math.abs(element.scrollLeft - wanted[0]) < 2 && Math.abs(element.scrollTop - wanted[1]) < 2;
  if (!isThere()) element.scrollTo({ left: wanted[0], top: wanted[1], behavior: 'instant' });
  return isThere();
}

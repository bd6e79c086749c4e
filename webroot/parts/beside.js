import { go, withQuery } from '../lib/router.js';

/** Sessions link to their pages; a plain click opens them beside what lists them. */
export function openBeside(event) {
  const link = event.target.closest('a[data-session]');
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(withQuery({ session: link.dataset.session }));
}

import { isSaid, removeGiven } from '../lib/given.js';
import { nextTask } from '../lib/idle.js';
import { prepare } from '../lib/markdown.js';
import { programOf } from '../lib/programs.js';
import { place } from '../lib/router.js';

/** Pages that show texts somebody wrote. */
const WITH_TEXTS = /^(conference|session|speaker)-page$/;

/**
 * What the document says stays to be read until the client can show as much, so that one takes the place of the other and nothing
 * moves. Where the server is out of reach, that is all there is.
 */
export async function untilAsMuch() {
  if (!isSaid()) return;
  const { tag, params } = place.value;
  const texts = WITH_TEXTS.test(tag) ? prepare().catch(() => {}) : null;
  if (params.slug) await settled(programOf(params.slug), ({ program, part }) => program ?? part);
  else if (tag === 'home-page') {
    const { conferences, loadConferences } = await import('../lib/conferences.js');
    loadConferences();
    await settled(conferences, ({ items }) => items);
  }
  await texts;
}

/** When there is what is wanted, or a reason why there will not be. */
const settled = (cell, wanted) => new Promise((resolve) => {
  const look = () => {
    const { problem } = cell.value;
    if (!wanted(cell.value) && !(problem && !problem.isOffline)) return;
    stop?.();
    resolve();
  };
  let stop = null;
  stop = cell.watch(look);
  look();
});

/** In one frame, though it is drawn in several tasks: the browser answers the user in between. */
export async function takeOver(app) {
  app.hidden = isSaid();
  document.querySelector('.boot').replaceWith(app);
  if (app.hidden) {
    await app.updateComplete;
    await app.querySelector('main > *')?.updateComplete;
    await nextTask();
    app.hidden = false;
  }
  removeGiven();
}

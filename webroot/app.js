import { loadMessages } from './lib/i18n.js';
import { nextTask } from './lib/idle.js';
import { place } from './lib/router.js';
import { accessToken, departure, maySignIn, user } from './lib/session.js';
import { start } from './parts/app.js';
import { untilAsMuch } from './parts/take-over.js';

// The session is renewed while the messages load; pages wait for it only where they ask for something of their own.
if (maySignIn()) accessToken().catch(() => {});
await loadMessages();
// The document has preloaded the page's module, so this does not take long; a frame without a page would flicker.
await place.value.load().catch(() => {});
await untilAsMuch();
await nextTask();
start();

// On every page notes that wait are sent and the details of starred sessions kept, but most visitors have neither.
const serveUser = async () => {
  if (!maySignIn()) return;
  await Promise.all([import('./lib/notes.js'), import('./lib/stars.js'), import('./lib/details.js'), import('./lib/inbox.js')]);
  const { waitsForOthers } = await import('./lib/commands.js');
  // What was done live on an earlier visit, and not sent.
  if (await waitsForOthers()) await import('./lib/taking-part.js');
};
user.watch(serveUser);
serveUser();
// The server may have ended the sign-in before anybody watched.
const letGo = () => departure.value && Promise.all([import('./lib/notes.js'), import('./lib/vault.js')]);
departure.watch(letGo);
letGo();

// Nobody waits for it.
import('./lib/views.js');

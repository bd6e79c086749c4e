import { loadMessages } from './lib/i18n.js';
import { accessToken, maySignIn, user } from './lib/session.js';
import { start } from './parts/app.js';

// The session is renewed while the messages load; pages wait for it only where they ask for something of their own.
if (maySignIn()) accessToken().catch(() => {});
await loadMessages();
start();

// Notes that wait are sent from every page, but most visitors have none.
const sendNotes = () => maySignIn() && import('./lib/notes.js');
user.watch(sendNotes);
sendNotes();

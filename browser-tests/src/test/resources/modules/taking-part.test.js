import { flush } from '../lib/commands.js';
import { draftOf, keepDraft } from '../lib/drafts.js';
import { clear, list } from '../lib/idb.js';
import { userName } from '../lib/session.js';
import { ask, forgetRefusal, refusals, undone, vote } from '../lib/taking-part.js';
import { same } from './check.js';

const WHERE = { slug: 'slug', sessionId: 's' };

/** Answers what is done live as a server with this status would; what it was asked. */
function server(status, body = {}) {
  const { fetch } = window;
  const asked = [];
  window.fetch = async (url, options) => {
    if (!String(url).includes('audience-questions')) return fetch(url, options);
    asked.push([options.method, options.body && JSON.parse(options.body)]);
    if (status === 0) throw new TypeError('offline');
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  };
  return { asked, close: () => (window.fetch = fetch) };
}

/** Whose sign-in cannot be renewed here is signed out by it. */
const sendAgain = () => ((userName.value = 'Ada'), flush());
const begin = async () => ((userName.value = 'Ada'), await clear('outbox'), await flush());
const waiting = () => [...undone.value.values()].map(({ text }) => text);

export default {
  'what is asked without a connection is kept, shown, and sent once with the id it had': async () => {
    await begin();
    const away = server(0);
    await ask(WHERE, 'Why?', false);
    away.close();
    same([waiting(), (await list('outbox')).length], [['Why?'], 1]);
    const back = server(201, { id: 'q', status: 'HELD' });
    await sendAgain();
    await sendAgain();
    back.close();
    same([waiting(), back.asked.length, back.asked[0][1].id], [[], 1, away.asked[0][1].id]);
  },
  'what is refused goes back to where it was typed, and says why': async () => {
    await begin();
    keepDraft('ask:s', 'typed since');
    const { close } = server(409, { code: 'QUESTIONS_OFF' });
    await ask(WHERE, 'Why?', false);
    close();
    same([draftOf('ask:s'), refusals.value.get('ask:s').code, waiting()], ['Why?\ntyped since', 'QUESTIONS_OFF', []]);
    keepDraft('ask:s', '');
    forgetRefusal('ask:s');
    same(refusals.value.size, 0);
  },
  'who thinks otherwise before it is sent votes once, the way they thought last': async () => {
    await begin();
    const away = server(0);
    await vote(WHERE, 'q', true);
    await sendAgain();
    await vote(WHERE, 'q', false);
    away.close();
    const back = server(200, { id: 'q', votes: 3 });
    await sendAgain();
    back.close();
    same([back.asked.map(([method]) => method), undone.value.size], [['DELETE'], 0]);
  },
  'a vote that is refused is taken back': async () => {
    await begin();
    const { close } = server(409, { code: 'QUESTION_CLOSED' });
    const outcome = await vote(WHERE, 'q', true).then(() => 'sent', ({ code }) => code);
    close();
    same([outcome, undone.value.size], ['QUESTION_CLOSED', 0]);
  },
};

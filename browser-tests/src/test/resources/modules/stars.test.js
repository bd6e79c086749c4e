import { flush } from '../lib/commands.js';
import { clear, list } from '../lib/idb.js';
import { userName } from '../lib/session.js';
import { adopt, star, stars } from '../lib/stars.js';
import { same } from './check.js';

const CONFERENCE = 'conference';

/** Answers requests for stars as a server with this status would, once it is told to. */
function server(status) {
  const { fetch } = window;
  const asked = [];
  let release;
  const ready = new Promise((resolve) => (release = resolve));
  window.fetch = async (url, options) => {
    if (!String(url).endsWith('/star')) return fetch(url, options);
    const { method } = options;
    asked.push(`${method} ${url}`);
    await ready;
    const [, session] = /sessions\/([^/]+)\/star/.exec(url);
    if (status === 0) throw new TypeError('offline');
    if (status >= 400) return new Response('{}', { status, headers: { 'Content-Type': 'application/problem+json' } });
    if (method === 'DELETE') return new Response(null, { status: 204 });
    return new Response(JSON.stringify({ conferenceId: CONFERENCE, sessionId: session }), { headers: { 'Content-Type': 'application/json' } });
  };
  return { asked, answer: () => release(), close: () => (window.fetch = fetch) };
}

const shown = () => [...stars.value].sort();
const told = (sessions, askedAt = Date.now() + 1, conferenceId = CONFERENCE) =>
  adopt({ conferenceId, stars: sessions.map((sessionId) => ({ sessionId })), notes: [], askedAt });
const begin = async () => ((userName.value = 'Ada'), await clear('outbox'), await flush(), told([]), told([], undefined, 'other'));

export default {
  'a star shows before the server has it, and stays': async () => {
    await begin();
    const { asked, answer, close } = server(200);
    const sending = star('slug', { id: 's1' }, true);
    same(shown(), ['s1']);
    answer();
    await sending;
    close();
    same([shown(), asked], [['s1'], ['PUT /api/v1/conferences/slug/sessions/s1/star']]);
  },
  'a star that is refused is taken back, and only that one': async () => {
    await begin();
    told(['s2']);
    const { answer, close } = server(404);
    const sending = star('slug', { id: 's1' }, true).then(() => 'sent', () => 'refused');
    answer();
    same(await sending, 'refused');
    close();
    same(shown(), ['s2']);
  },
  'a star that is taken away and refused is there again': async () => {
    await begin();
    told(['s1']);
    const { answer, close } = server(403);
    answer();
    await star('slug', { id: 's1' }, false).catch(() => {});
    close();
    same(shown(), ['s1']);
  },
  'an answer that was asked for earlier takes no star away': async () => {
    await begin();
    const before = Date.now() - 1;
    const { answer, close } = server(200);
    answer();
    await star('slug', { id: 's1' }, true);
    close();
    told([], before);
    same(shown(), ['s1']);
    told([]);
    same(shown(), []);
  },
  'what waits for a connection shows whatever the server says': async () => {
    await begin();
    const { answer, close } = server(0);
    answer();
    await star('slug', { id: 's1' }, true);
    close();
    told(['s2']);
    same([shown(), (await list('outbox')).length], [['s1', 's2'], 1]);
    await clear('outbox');
  },
  'conferences are told of one by one': async () => {
    await begin();
    told(['s1']);
    told(['x1'], undefined, 'other');
    same(shown(), ['s1', 'x1']);
    told([]);
    same(shown(), ['x1']);
  },
};

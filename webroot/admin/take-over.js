import { all, create, get, put } from '../lib/api.js';
import { derivedId } from '../lib/ids.js';
import { addDays, instant, wallClock } from '../lib/time.js';

const DAY = 24 * 60 * 60_000;

const itemsOf = async (path) => (await get(path)).items;

/**
 * Copies the program of a conference into a new one of the same organization. What is made gets ids that follow from those of the
 * source: a copy that broke off goes on where it stopped, and nothing is there twice.
 * @param {any} source conference
 * @param {any} target conference
 * @param {{ sessions: boolean, times: boolean }} wanted rooms, tracks and rules always come along
 * @param {(done: number, all: number) => void} tell
 */
export async function takeOver(source, target, { sessions, times }, tell) {
  const [from, to] = [source, target].map(({ slug }) => `/conferences/${slug}`);
  const idFor = (id) => (id ? derivedId(target.id, id) : null);
  const [rooms, tracks, rules] = await Promise.all([itemsOf(`${from}/rooms`), itemsOf(`${from}/tracks`), get(`${from}/rules`)]);
  const held = sessions ? await all(`${from}/sessions`) : [];
  const steps = [
    ...rooms.map((room) => () => create(`${to}/rooms`, roomOf(room, idFor))),
    ...tracks.map((track) => () => create(`${to}/tracks`, trackOf(track, idFor))),
    ...held.map((session) => () => create(`${to}/sessions`, sessionOf(session, idFor, times ? (slot) => moved(slot, source, target, idFor) : () => null))),
    // Last, so that no rule keeps a session out that stood in another's way before.
    () => put(`${to}/rules`, rules),
  ];
  for (const [i, step] of steps.entries()) {
    tell(i, steps.length);
    await step();
  }
  return { rooms: rooms.length, tracks: tracks.length, sessions: held.length };
}

const roomOf = ({ id, name, slug, description, capacity, position }, idFor) => ({ id: idFor(id), name, slug, description, capacity, position });

const trackOf = ({ id, name, slug, color, position }, idFor) => ({ id: idFor(id), name, slug, color, position });

const KEPT = ['number', 'title', 'subtitle', 'type', 'language', 'summary', 'description', 'doNotRecord', 'license', 'links', 'attachments'];

/** What was cancelled then may take place now; nothing is certain yet. */
const sessionOf = (session, idFor, slotOf) => ({
  ...Object.fromEntries(KEPT.map((name) => [name, session[name]])),
  id: idFor(session.id),
  trackId: idFor(session.trackId),
  speakers: session.speakers.map(({ speakerId, name }) => ({ speakerId, name })),
  slot: session.slot ? slotOf(session.slot) : null,
  status: 'TENTATIVE',
});

/** The same time of the same day counted from the first; days that the new conference lacks leave a session without a slot. */
function moved({ day, start, durationMinutes, roomId }, source, target, idFor) {
  const days = Math.round((Date.parse(target.startDate) - Date.parse(source.startDate)) / DAY);
  const there = wallClock(Date.parse(start), source.timeZone);
  const on = addDays(day, days);
  if (on < target.startDate || on > target.endDate) return null;
  const at = instant(addDays(there.date, days), there.time, target.timeZone);
  return { day: on, start: new Date(at).toISOString(), durationMinutes, roomId: idFor(roomId) };
}

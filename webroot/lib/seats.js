import { get, post, remove } from './api.js';
import { Cell } from './cell.js';
import { topic } from './live.js';
import { user } from './session.js';

const PAUSE = 60_000;

/** The sessions of the conference that was asked for last for which people sign up: `{ slug, sessions }`, by id. */
export const seats = new Cell({ sessions: new Map() });

const topicOf = (slug) => topic(`seats:${slug}`, () => fetchSeats(slug), { pause: () => PAUSE });

/** Keeps them up to date while somebody listens. */
export const followSeats = (slug) => topicOf(slug).listen();

async function fetchSeats(slug) {
  const { items } = await get(`/conferences/${slug}/seats`);
  seats.value = { slug, sessions: new Map(items.map((session) => [session.sessionId, session])) };
}

/** @returns {Promise<any>} what came of it, as the API says */
export async function takeSeat(slug, sessionId, anyway = false) {
  const { items: [answer] } = await post(`/conferences/${slug}/seats`, { sessionIds: [sessionId], anyway });
  await topicOf(slug).again();
  return answer;
}

export async function giveBackSeat(slug, sessionId) {
  await remove(`/conferences/${slug}/sessions/${sessionId}/seat`);
  await topicOf(slug).again();
}

// Whoever signs in may have seats, and whoever leaves takes theirs along.
user.watch(() => {
  const { slug } = seats.value;
  seats.value = { sessions: new Map() };
  if (slug) topicOf(slug).again().catch(() => {});
});

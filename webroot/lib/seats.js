import { get, post, remove } from './api.js';
import { Cell } from './cell.js';
import { shownLanguage } from './i18n.js';
import { topic } from './live.js';
import { maySignIn, user } from './session.js';

const PAUSE = 60_000;

/**
 * The sessions of the conference that was asked for last for which people sign up, and where who is signed in waits or is offered a
 * seat, at all conferences: `{ slug, sessions, waiting }`, sessions by id.
 */
export const seats = new Cell({ sessions: new Map(), waiting: [] });

/** Where who is signed in waits for a seat in a session, or is offered one. A copy of a program has the ids of the first. */
export const waitingFor = (conference, session) => seats.value.waiting.find((entry) => entry.sessionId === session.id && entry.conferenceId === conference.id);

const topicOf = (slug) => topic(`seats:${slug}`, () => fetchSeats(slug), { pause: () => PAUSE });

/** Keeps them up to date while somebody listens. */
export const followSeats = (slug) => topicOf(slug).listen();

async function fetchSeats(slug) {
  const [{ items }, mine] = await Promise.all([get(`/conferences/${slug}/seats`), maySignIn() ? get('/me/waiting-list') : { items: [] }]);
  seats.value = { slug, sessions: new Map(items.map((session) => [session.sessionId, session])), waiting: mine.items };
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

export async function waitForSeat(slug, sessionId) {
  await post(`/conferences/${slug}/waiting-list`, { sessionId, locale: shownLanguage() });
  await topicOf(slug).again();
}

/** Also lets go what is held for them. */
export async function leaveWaiting(slug, entry) {
  await remove(`/conferences/${slug}/waiting-list/${entry.id}`);
  await topicOf(slug).again();
}

// Whoever signs in may have seats, and whoever leaves takes theirs along.
user.watch(() => {
  const { slug } = seats.value;
  seats.value = { sessions: new Map(), waiting: [] };
  if (slug) topicOf(slug).again().catch(() => {});
});

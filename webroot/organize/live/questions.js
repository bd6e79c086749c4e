import { standing, thingsOf } from '../../lib/live-view.js';

/** The parts of the queue, in the order in which they are looked at; pure. */
export const SECTIONS = ['new', 'approved', 'held', 'answered', 'declined'];

const SECTION_OF = { APPROVED: 'approved', ANSWERED: 'answered', DECLINED: 'declined' };

/** Where a question stands; undefined for what is nowhere in the queue. */
export const sectionOf = ({ status, aside }) => (status === 'HELD' ? (aside ? 'held' : 'new') : SECTION_OF[status]);

/**
 * The questions of one place by id, of several accounts the latest one. What its room tells is what everybody sees, and how often each
 * was voted for; the room of the organizers has the rest.
 * @param {string | null} sessionId null for those to the conference
 * @param {object[]} [listed] what was read once, of what neither room tells anew
 */
export function questionsOf(organizers, room, sessionId, listed = []) {
  const latest = new Map();
  for (const question of [...thingsOf(organizers, 'QUESTION'), ...thingsOf(room, 'QUESTION'), ...listed]) {
    const isHere = (question.sessionId ?? null) === sessionId;
    if (isHere && !(latest.get(question.id)?.version >= question.version)) latest.set(question.id, question);
  }
  for (const [id, question] of latest) {
    const votes = standing(room, 'votes', id)?.votes;
    if (votes !== undefined) latest.set(id, { ...question, votes });
  }
  return latest;
}

const older = (a, b) => (a.createdAt < b.createdAt ? -1 : 1);
const ORDER = {
  new: older,
  held: older,
  approved: (a, b) => Number(b.pinned) - Number(a.pinned) || b.votes - a.votes || older(a, b),
  answered: (a, b) => -older({ createdAt: a.answeredAt ?? '' }, { createdAt: b.answeredAt ?? '' }),
  declined: (a, b) => -older(a, b),
};

const each = (make) => Object.fromEntries(SECTIONS.map((section) => [section, make(section)]));

/** The ids of each section, in its order: new ones as they came, approved ones by their votes. */
export const arranged = (questions) =>
  each((section) => [...questions.values()].filter((question) => sectionOf(question) === section).sort(ORDER[section]).map(({ id }) => id));

/**
 * What is shown to somebody who is about to press something: all stays where it is, but for what is gone and what they decided themselves.
 * @param {Record<string, string[]>} shown
 * @param {Record<string, string[]>} now
 * @param {Set<string>} decided here
 */
export function steadied(shown, now, decided) {
  const there = new Set(idsOf(now));
  const isMoved = (id, section) => decided.has(id) && !now[section].includes(id);
  return each((section) => [
    ...shown[section].filter((id) => there.has(id) && !isMoved(id, section)),
    ...now[section].filter((id) => decided.has(id) && !shown[section].includes(id)),
  ]);
}

export const idsOf = (arrangement, sections = SECTIONS) => sections.flatMap((section) => arrangement[section]);

/** How many there are that are not shown yet. */
export function unseen(shown, now) {
  const seen = new Set(idsOf(shown));
  return idsOf(now).filter((id) => !seen.has(id)).length;
}

/** Who comes before or after one in a list; the first where none is chosen, the last one stays. */
export function stepped(ids, id, step) {
  const at = ids.indexOf(id);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
}

/** Who is looked at next where one leaves its section: its neighbor there, else whoever is first. */
export function successor(arrangement, sections, id) {
  const section = sections.find((each) => arrangement[each].includes(id));
  const beside = section ? arrangement[section] : [];
  const at = beside.indexOf(id);
  return beside[at + 1] ?? beside[at - 1] ?? idsOf(arrangement, sections).find((other) => other !== id) ?? null;
}

/** Where it stood on the screen of the hall. */
const stageAgain = ({ pinned, offStage }) => ({ action: pinned ? 'PIN' : offStage ? 'OFF_STAGE' : 'UNPIN' });

/** What makes a question again what it was; nothing does where its votes went to another. */
export function undoOf(before) {
  switch (before.status) {
    case 'HELD': return [{ action: before.aside ? 'HOLD' : 'REQUEUE' }];
    case 'APPROVED': return [{ action: 'APPROVE' }, stageAgain(before)];
    case 'ANSWERED': return [{ action: 'ANSWER', ...(before.answer && { answer: before.answer }) }, stageAgain(before)];
    case 'DECLINED': return [{ action: 'DECLINE', ...(before.reason && { reason: before.reason }) }];
    default: return [];
  }
}

import { byName } from '../lib/i18n.js';
import { fold } from '../lib/program.js';

/**
 * Who speaks, by name, with what they do; pure.
 * @param {{ q?: string, track?: string, day?: string }} filters
 * @returns {{ speaker: object, sessions: object[] }[]}
 */
export function speakersOf(program, { q = '', track, day }) {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const sessions = sessionsBySpeaker(program);
  const passes = (session) => (!track || session.trackId === track) && (!day || session.day === day);
  return [...program.speakers.values()]
    .map((speaker) => ({ speaker, sessions: sessions.get(speaker.id) ?? [] }))
    .filter(({ speaker }) => words.every((word) => fold(`${speaker.name} ${speaker.affiliation ?? ''}`).includes(word)))
    .filter((each) => (!track && !day) || each.sessions.some(passes))
    .sort((a, b) => byName(a.speaker.name, b.speaker.name));
}

function sessionsBySpeaker(program) {
  const found = new Map();
  for (const session of program.sessions.values()) {
    for (const { speakerId } of session.speakers) found.set(speakerId, [...(found.get(speakerId) ?? []), session]);
  }
  return found;
}

/** What a name begins with, accents and quotation marks aside; names that begin with a digit stand together. */
export function letterOf(name) {
  const letter = /[\p{L}\p{N}]/u.exec(fold(name))?.[0] ?? '#';
  return /\p{N}/u.test(letter) ? '#' : letter.toUpperCase();
}

/** Groups by letter: `[[letter, speakers], …]`. */
export function alphabetical(found) {
  const groups = new Map();
  for (const each of found) {
    const letter = letterOf(each.speaker.name);
    groups.set(letter, [...(groups.get(letter) ?? []), each]);
  }
  return [...groups];
}

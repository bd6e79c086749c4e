import { fold } from '../lib/program.js';

/** People by the sessions that credit them: `Map(speakerId, sessions)`. */
export function sessionsBySpeaker(program) {
  const found = new Map();
  for (const session of program.sessions.values()) {
    for (const { speakerId } of session.speakers) found.set(speakerId, [...(found.get(speakerId) ?? []), session]);
  }
  return found;
}

/**
 * Entries that share their name with another one, where one of them speaks here: often one person twice; pure.
 * @param {Map<string, object[]>} sessions by speaker
 */
export function namesakes(speakers, sessions) {
  const byName = Map.groupBy(speakers, (speaker) => fold(speaker.name).replace(/\s+/g, ' ').trim());
  return [...byName.values()].filter((group) => group.length > 1 && group.some(({ id }) => sessions.has(id))).flat();
}

/** The columns of a day; pure. A last one, null, is there for sessions without a room. */

/** @param {'all' | 'used' | string} choice all rooms, those in which something takes place on this day, or one */
export function roomsShown(program, day, choice) {
  const sessions = program.byDay.get(day.date);
  const used = new Set(sessions.map((session) => session.room));
  const rooms = [...program.rooms.values()].sort((a, b) => a.position - b.position);
  const chosen = rooms.filter((room) => room.id === choice || (choice === 'used' && used.has(room)));
  const shown = chosen.length ? chosen : rooms;
  const isOne = program.rooms.has(choice);
  return shown.length === 0 || (used.has(null) && !isOne) ? [...shown, null] : shown;
}

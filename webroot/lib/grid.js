/**
 * The geometry of the time × room grid; pure. Time is cut into slices at every start and end; a slice knows how high it is
 * drawn, so that long stretches without sessions shrink and short sessions grow until their title can be read.
 */
const MINUTE = 60_000;
const PIXELS_PER_MINUTE = 2.75;
/** Stretches without sessions from this length on are drawn at a part of their height. */
const IDLE_MINUTES = 45;
const IDLE_SCALE = 0.45;
/** The height of a session's card below which its title is not legible. */
const LOWEST = 54;

/** How many rooms fit side by side on a sheet of paper. */
const SHEET = 8;

export const fitsPaper = (sessions) => new Set(sessions.filter((session) => !session.isBreak).map((session) => session.room?.id)).size <= SHEET;

/** The height of the names of rooms, and how far they are from what they stand above. */
const HEAD = 54;
const MARGIN = 6;

/** The least width of a room, in rem. */
export const COLUMN = 11.625;

const grids = new WeakMap();

/** Of a day, which is shown again and again. */
export function gridOf(sessions, rooms) {
  if (!grids.has(sessions)) grids.set(sessions, laidOut(sessions, rooms));
  return grids.get(sessions);
}

function laidOut(sessions, rooms) {
  const bands = bandsOf(sessions);
  const inBand = new Set(bands.flatMap((band) => band.ids));
  const placed = sessions.filter((session) => !inBand.has(session.id));
  const slices = slicesOf(placed, bands);
  const top = scale(slices);
  const columns = columnsOf(placed, rooms, top);
  return {
    height: top(Infinity),
    top,
    columns,
    width: columns.reduce((sum, column) => sum + column.width, 0),
    bands: bands.map((band) => ({ ...band, top: top(band.start), height: top(band.end) - top(band.start) })),
    ticks: ticksOf(slices, top),
    start: slices[0]?.start ?? 0,
    end: slices.at(-1)?.end ?? 0,
  };
}

/** Breaks beside which nothing takes place, each once, though files list them in every room. */
function bandsOf(sessions) {
  const talks = sessions.filter((session) => !session.isBreak);
  const found = new Map();
  for (const session of sessions.filter((each) => each.isBreak)) {
    if (talks.some((talk) => talk.start < session.end && session.start < talk.end)) continue;
    const key = `${session.title} ${session.start} ${session.end}`;
    const band = found.get(key) ?? { session, title: session.title, start: session.start, end: session.end, ids: [] };
    band.ids.push(session.id);
    found.set(key, band);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

export function slicesOf(sessions, bands = []) {
  const cuts = new Set([...sessions, ...bands].flatMap((each) => [each.start, each.end]));
  const times = [...cuts].sort((a, b) => a - b);
  const place = new Map(times.map((time, i) => [time, i]));
  const busy = new Set(sessions.flatMap(({ start, end }) => times.slice(place.get(start), place.get(end))));
  const slices = times.slice(1).map((end, i) => slice(times[i], end, busy.has(times[i])));
  for (const session of [...sessions].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    stretch(slices.slice(place.get(session.start), place.get(session.end)));
  }
  return slices;
}

function slice(start, end, isBusy) {
  const minutes = (end - start) / MINUTE;
  const idle = !isBusy && minutes >= IDLE_MINUTES;
  return { start, end, idle, height: minutes * PIXELS_PER_MINUTE * (idle ? IDLE_SCALE : 1) };
}

/** @param {object[]} own the slices of a session */
function stretch(own) {
  const height = own.reduce((sum, each) => sum + each.height, 0);
  if (height > 0 && height < LOWEST) for (const each of own) each.height *= LOWEST / height;
}

/** From an instant to pixels, linear within a slice. */
export function scale(slices) {
  const tops = [];
  let sum = 0;
  for (const each of slices) {
    tops.push(sum);
    sum += each.height;
  }
  const found = new Map();
  const topOf = (at) => {
    const i = slices.findIndex((each) => at < each.end);
    if (i < 0) return sum;
    const { start, end, height } = slices[i];
    return tops[i] + height * Math.max(0, (at - start) / (end - start));
  };
  return (at) => {
    if (!found.has(at)) found.set(at, topOf(at));
    return found.get(at);
  };
}

/** A column for each room in which something takes place, one at the end for sessions without a room; places in widths of a room without overlaps. */
function columnsOf(sessions, rooms, top) {
  const inRoom = Map.groupBy(sessions, (each) => each.room?.id ?? null);
  let left = 0;
  return [...[...rooms].sort((a, b) => a.position - b.position), null]
    .filter((room) => inRoom.has(room?.id ?? null))
    .map((room) => {
      const cards = lanes(inRoom.get(room?.id ?? null), top);
      const column = { room, cards, left, width: widthOf(cards) };
      left += column.width;
      return column;
    });
}

/** Of a column, where one without overlaps has the width 1. */
export const widthOf = (cards) => Math.max(1, ...cards.map((card) => (card.lanes === 1 ? 1 : card.lanes * 0.85)));

/** Sessions that overlap within a room stand side by side. */
export function lanes(sessions, top) {
  const cards = [];
  let group = [];
  let groupEnd = -Infinity;
  const close = () => {
    const count = Math.max(0, ...group.map((card) => card.lane + 1));
    for (const card of group) card.lanes = count;
    group = [];
  };
  for (const session of [...sessions].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (session.start >= groupEnd) close();
    const taken = new Set(group.filter((card) => card.session.end > session.start).map((card) => card.lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    const card = { session, lane, lanes: 1, top: top(session.start), height: top(session.end) - top(session.start) };
    group.push(card);
    cards.push(card);
    groupEnd = Math.max(groupEnd, session.end);
  }
  close();
  return cards;
}

/**
 * Where the sessions and the rooms of a grid are, the rooms above their columns.
 * @param {number} unit the width of a room without overlaps
 * @returns {{ session?: object, room?: object, column?: object, box: { left: number, top: number, right: number, bottom: number } }[]}
 */
export function placesOf({ columns, bands, width }, unit) {
  const box = (left, wide, top, height) => ({ left: left * unit, top, right: (left + wide) * unit, bottom: top + height });
  const cards = columns.flatMap((column) => column.cards.map(({ session, lane, lanes: of, top, height }) =>
    ({ session, column, box: box(column.left + (column.width * lane) / of, column.width / of, top, height) })));
  const across = bands.map(({ session, top, height }) => ({ session, box: box(0, width, top, height) }));
  const heads = columns.filter(({ room }) => room).map((column) => ({ room: column.room, box: box(column.left, column.width, -HEAD - MARGIN, HEAD) }));
  return [...cards, ...across, ...heads];
}

/** Of some places that of the session that is on, else of the first one; of a break only where there is nothing else. */
export function currentOf(places, at) {
  const inRooms = places.filter(({ column }) => column);
  const sessions = inRooms.length > 0 ? inRooms : places.filter(({ session }) => session);
  const first = (one, other) => (other.session.start < one.session.start ? other : one);
  return sessions.find(({ session: { start, end } }) => start <= at && at < end) ?? (sessions.length > 0 ? sessions.reduce(first) : null);
}

/** Full and half hours; the latter only where there is room for them. */
function ticksOf(slices, top) {
  const ticks = [];
  if (slices.length === 0) return ticks;
  const half = 30 * MINUTE;
  for (let at = Math.ceil(slices[0].start / half) * half; at <= slices.at(-1).end; at += half) {
    const strong = at % (2 * half) === 0;
    const y = top(at);
    if (ticks.length > 0 && y - ticks.at(-1).top < 24) continue;
    ticks.push({ at, top: y, strong });
  }
  return ticks;
}

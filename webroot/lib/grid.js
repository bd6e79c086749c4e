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

export function gridOf(sessions, rooms) {
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
  const slices = times.slice(1).map((end, i) => slice(times[i], end, sessions));
  for (const session of [...sessions].sort((a, b) => a.end - a.start - (b.end - b.start))) stretch(slices, session);
  return slices;
}

function slice(start, end, sessions) {
  const minutes = (end - start) / MINUTE;
  const busy = sessions.some((session) => session.start < end && start < session.end);
  const idle = !busy && minutes >= IDLE_MINUTES;
  return { start, end, idle, height: minutes * PIXELS_PER_MINUTE * (idle ? IDLE_SCALE : 1) };
}

function stretch(slices, { start, end }) {
  const own = slices.filter((each) => each.start < end && start < each.end);
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
  return (at) => {
    const i = slices.findIndex((each) => at < each.end);
    if (i < 0) return sum;
    const { start, end, height } = slices[i];
    return tops[i] + height * Math.max(0, (at - start) / (end - start));
  };
}

/** A column for each room in which something takes place, one at the end for sessions without a room. */
function columnsOf(sessions, rooms, top) {
  const used = [...rooms].sort((a, b) => a.position - b.position);
  return [...used, null]
    .map((room) => ({ room, cards: lanes(sessions.filter((each) => (each.room?.id ?? null) === (room?.id ?? null)), top) }))
    .filter((column) => column.cards.length > 0)
    .map((column) => ({ ...column, width: widthOf(column.cards) }));
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

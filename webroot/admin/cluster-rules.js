import { isErasure, isUp } from './readings.js';

/** An event loop that is later makes people wait. */
export const LATE_MILLIS = 30;
/** What is read within so many seconds is nothing to look at, and what is not read for so many is bad. */
export const SOON_SECONDS = 30;
const LATE_SECONDS = 300;

/** What comes and goes by itself is told once it has lasted, in milliseconds. */
const PATIENCE = { pool: 3_000, unsettled: 60_000 };

export const isLate = (reading) => reading.secondsBehind > SOON_SECONDS && !isUp(reading);

/** The pools of some nodes, by database. */
export function poolsOf(nodes) {
  const found = new Map();
  for (const { load } of nodes) {
    for (const pool of load?.pools ?? []) {
      const sum = found.get(pool.database) ?? { database: pool.database, pools: 0, open: 0, inUse: 0, waiting: 0, most: 0 };
      for (const figure of ['pools', 'open', 'inUse', 'waiting', 'most']) sum[figure] += pool[figure];
      found.set(pool.database, sum);
    }
  }
  return [...found.values()].sort((a, b) => b.waiting - a.waiting || b.inUse - a.inUse || (a.database < b.database ? -1 : 1));
}

const nameOf = ({ id, name }) => name ?? id.slice(0, 8);

/**
 * @param {string} kind of the trouble, and of the words for it
 * @param {string} of what it is about: the same trouble of the same thing is one that lasts
 * @param {{ [name: string]: any }} said fills the words
 */
const alert = (kind, of, level, said, since = null) => ({ id: `${kind}:${of}`, kind, level, said, since });

const silent = (node) => alert('silent', nameOf(node), 'bad', { node: nameOf(node) });

const away = ({ name }) => alert('away', name, 'bad', { node: name });

/** What a node runs and cannot serve. */
function down(node) {
  const services = Object.keys(node.services).filter((name) => node.services[name] === 'DOWN').sort();
  return services.length ? [alert('down', nameOf(node), 'bad', { node: nameOf(node), services })] : [];
}

const BAD_REMARKS = ['DATABASE_FULL', 'DATABASE_AWAY', 'MEMBERS_MISSING'];

/** Nodes mostly remark the same. Who reads late is told of each, where that is known. */
function remarks(nodes, readings) {
  const left = readings ? ['DEMO_LOADING', 'READER_LATE'] : ['DEMO_LOADING'];
  const said = nodes.flatMap((node) => (node.remarks ?? []).map((remark) => ({ ...remark, node: nameOf(node) })));
  const alike = Map.groupBy(said.filter(({ code }) => !left.includes(code)), ({ code, about }) => `${code} ${about ?? ''}`);
  return [...alike].map(([of, some]) => alert('remark', of, BAD_REMARKS.includes(some[0].code) ? 'bad' : 'warn', { code: some[0].code, about: some[0].about, nodes: some.map(({ node }) => node) }));
}

/** Of nodes that are not there it is told already. */
function unsettled({ service, instances, wanted, places }) {
  if (wanted > 0 && instances === 0) return [alert('nowhere', service, 'bad', { service })];
  const refused = places.filter(({ why }) => why === 'REFUSED').map(({ node, reason }) => alert('refused', `${service} ${node}`, 'warn', { service, node, reason }));
  const slow = places.some(({ why }) => why === 'STARTING' || why === 'STOPPING') ? [alert('unsettled', service, 'warn', { service, instances, wanted })] : [];
  return [...refused, ...slow];
}

const reader = (reading, now) =>
  alert('reader', reading.reader, reading.secondsBehind > LATE_SECONDS ? 'bad' : 'warn', { reader: reading.reader, behind: reading.behind, isErasure: isErasure(reading) }, now - reading.secondsBehind * 1_000);

const pool = ({ database, waiting }) => alert('pool', database, 'bad', { database, waiting });

/** How long it has been late, and how late at most. */
function lag(node, now) {
  const { loopLagMillis: spans = [], loopLagSpanSeconds: seconds } = node.load ?? {};
  const well = spans.findLastIndex((millis) => millis <= LATE_MILLIS);
  const late = spans.slice(well + 1);
  return late.length ? [alert('lag', nameOf(node), 'warn', { node: nameOf(node), most: Math.max(...late) }, now - late.length * seconds * 1_000)] : [];
}

/** What somebody should look at, the worst first. @param {any} state of the cluster */
export function alertsOf({ nodes, away: gone, services, readings, at }) {
  const now = Date.parse(at);
  const there = nodes.filter(({ condition }) => condition !== 'SILENT');
  const found = [
    ...nodes.filter(({ condition }) => condition === 'SILENT').map(silent), ...gone.map(away), ...services.flatMap(unsettled), ...there.flatMap(down), ...remarks(there, readings),
    ...(readings ?? []).filter(isLate).map((reading) => reader(reading, now)), ...poolsOf(there).filter(({ waiting }) => waiting > 0).map(pool), ...there.flatMap((node) => lag(node, now)),
  ];
  return found.toSorted((a, b) => (a.level === 'bad' ? 0 : 1) - (b.level === 'bad' ? 0 : 1));
}

/** Since when each is there. @param {Map<string, number>} before */
export const firstSeen = (alerts, before, now) => new Map(alerts.map(({ id }) => [id, before.get(id) ?? now]));

/** Those that have lasted long enough to be told. @param {Map<string, number>} seen since when */
export const lasting = (alerts, seen, now) => alerts.filter(({ id, kind }) => now - seen.get(id) >= (PATIENCE[kind] ?? 0));

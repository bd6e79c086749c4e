import { alertsOf, firstSeen, lasting } from '../admin/cluster-rules.js';
import { same } from './check.js';

const AT = Date.parse('2027-03-05T09:30:00Z');
const node = (more) => ({ id: '6f1d0000-1', name: 'porto-a1', condition: 'UP', services: { notes: 'UP' }, remarks: [], ...more });
const state = (more) => ({ nodes: [node()], away: [], services: [], readings: [], at: '2027-03-05T09:30:00Z', ...more });
const told = (more) => alertsOf(state(more)).map(({ id, level }) => `${level} ${id}`);
const load = (loopLagMillis, pools = []) => ({ loopLagMillis, loopLagSpanSeconds: 10, pools });

export default {
  'nothing is told while all is well': () => same(told({ nodes: [node({ load: load([2, 30]) })] }), []),

  'who does not answer or is not there is told first': () => same(
    told({ nodes: [node({ load: load([50]) }), { id: '8c2e1111-2', condition: 'SILENT', services: {} }], away: [{ name: 'porto-b1', drained: false }] }),
    ['bad silent:8c2e1111', 'bad away:porto-b1', 'warn lag:porto-a1'],
  ),

  'what nodes remark alike is told once': () => {
    const remark = { code: 'REPLICA_LEFT_OUT', about: 'replica:5432' };
    const [alert, ...more] = alertsOf(state({ nodes: [node({ remarks: [remark, { code: 'DEMO_LOADING' }] }), node({ name: 'porto-a2', remarks: [remark] })] }));
    same([alert.level, alert.said.nodes, more.length], ['warn', ['porto-a1', 'porto-a2'], 0]);
  },

  'a full disk is worse than a replica that is left out': () =>
    same(told({ nodes: [node({ remarks: [{ code: 'REPLICA_LEFT_OUT', about: 'r' }, { code: 'DATABASE_FULL' }] })] }), ['bad remark:DATABASE_FULL ', 'warn remark:REPLICA_LEFT_OUT r']),

  'a service that runs nowhere, and one that a node refuses': () => same(
    told({ services: [
      { service: 'notes', instances: 0, wanted: 2, places: [] },
      { service: 'program', instances: 1, wanted: 2, places: [{ node: 'porto-a1', instances: 1, wanted: 2, why: 'REFUSED', reason: 'no database' }] },
      { service: 'speakers', instances: 0, wanted: 0, places: [] },
    ] }),
    ['bad nowhere:notes', 'warn refused:program porto-a1'],
  ),

  'a reader that is behind is dated by its oldest event': () => {
    const reading = { reader: 'analytics', behind: 12, secondsBehind: 41, readAt: '2027-03-05T09:29:59Z' };
    const [alert] = alertsOf(state({ readings: [reading, { ...reading, reader: 'audit', secondsBehind: 5 }] }));
    same([alert.id, alert.level, AT - alert.since], ['reader:analytics', 'warn', 41_000]);
  },

  'a late event loop is dated by how long it has been late': () => {
    const [alert] = alertsOf(state({ nodes: [node({ load: load([60, 2, 31, 39]) })] }));
    same([alert.said.most, AT - alert.since], [39, 20_000]);
  },

  'what comes and goes by itself is told once it lasts': () => {
    const found = alertsOf(state({
      nodes: [node({ load: load([], [{ database: 'notes', pools: 1, open: 8, inUse: 8, waiting: 3, most: 8 }]) })],
      services: [{ service: 'program', instances: 1, wanted: 2, places: [{ node: 'porto-a1', instances: 1, wanted: 2, why: 'STARTING' }] }],
    }));
    const seen = firstSeen(found, new Map(), AT);
    const at = (later) => lasting(found, firstSeen(found, seen, AT + later), AT + later).map(({ kind }) => kind);
    same([at(0), at(4_000), at(60_000)], [[], ['pool'], ['pool', 'unsettled']]);
    same([...firstSeen([], seen, AT)], []);
  },
};

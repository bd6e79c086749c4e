import { sharedAddress, sharedSessions } from '../agenda/shared-address.js';
import { same } from './check.js';

const sessions = ['a0896123-7ac7-41d2-8f0b-9fbc3a58c59f', '01a21817-bf92-7f55-9ce8-a2a35cbfcf66'].map((id) => ({ id }));
const program = { sessions: new Map(sessions.map((each) => [each.id, each])) };

export default {
  'an address names the sessions of an agenda, and nobody': () => {
    const address = sharedAddress('estuary', sessions);
    same(address, '/c/estuary/shared?sessions=bc3a58c59f.a35cbfcf66');
    same(sharedSessions(program, new URL(address, 'http://x').searchParams.get('sessions')), sessions);
  },
  'what the program does not have, or what is no name of a session, is left out': () =>
    same([sharedSessions(program, 'bc3a58c59f.0000000000.x..f'), sharedSessions(program, ''), sharedSessions(program, null)].map(({ length }) => length), [1, 0, 0]),
};

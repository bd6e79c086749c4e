import { viewsAt } from '../lib/views.js';
import { same } from './check.js';

const ID = '0192f3c1-5a6b-7c8d-9e0f-1a2b3c4d5e6f';
const at = (tag, params = {}, query = '') => viewsAt({ tag, params: { slug: 'conf', ...params }, query: new URLSearchParams(query) });

export default {
  'a page of a conference is a view of what it shows': () => {
    same(at('conference-page'), [{ type: 'ConferenceViewed', conference: 'conf' }]);
    same(at('schedule-page'), [{ type: 'ScheduleViewed', conference: 'conf' }]);
    same(at('speaker-page', { id: ID }), [{ type: 'SpeakerViewed', conference: 'conf' }]);
    same(at('session-page', { id: ID }), [{ type: 'SessionViewed', conference: 'conf', sessionId: ID }]);
  },
  'a session beside its schedule is a view of its own': () =>
    same(at('schedule-page', {}, `session=${ID}`).map(({ type }) => type), ['ScheduleViewed', 'SessionViewed']),
  'other pages count nothing': () => {
    same(at('agenda-page'), []);
    same(at('organize-sessions-page'), []);
    same(at('missing-page', { slug: undefined }, `session=${ID}`), []);
  },
  'what is no id is no session': () => same(at('session-page', { id: 'nonsense' }), []),
};

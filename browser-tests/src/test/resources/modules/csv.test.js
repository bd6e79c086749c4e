import { access, users } from '../admin/tables.js';
import { csv } from '../workspace/csv.js';
import { same } from './check.js';

const lines = async (rows) => (await csv(rows).text()).split('\r\n');

export default {
  'what a spreadsheet would take for a formula is text': async () =>
    same(await lines([['=1+1', '+1', '-1', '-1+2', '@SUM(A1)', '\tx', '\rx', 'x=1']]), ["'=1+1,'+1,-1,'-1+2,'@SUM(A1),'\tx,\"'\rx\",x=1", '']),
  'a name that an account chose is no formula': async () =>
    same((await lines(users([{ id: 1, displayName: '=HYPERLINK("http://x","y")', email: 'a@example.org', admin: false, confirmed: true }])))[1],
      '1,"\'=HYPERLINK(""http://x"",""y"")",a@example.org,false,true,false,,'),
  'accesses are told by day, hour and session': () =>
    same(access({ from: 'a', to: 'b', views: 3, distinctUsers: 2, days: [{ start: 'd', views: 3, distinctUsers: 2 }], hours: [{ start: 'h', views: 3, distinctUsers: 2 }],
      topSessions: [{ sessionId: 's', views: 1, distinctUsers: 1 }], titles: new Map([['s', 'Title']]) }).slice(1),
    [['period', 'a/b', '', '', 3, 2], ['day', 'd', '', '', 3, 2], ['hour', 'h', '', '', 3, 2], ['session', '', 's', 'Title', 1, 1]]),
};

import { render } from 'lit';
import { conferenceTable } from '../admin/conference-table.js';
import { loadArea } from '../lib/i18n.js';
import { same } from './check.js';

const conference = (status, approvedAt = '2026-12-01T08:00:00Z') => ({
  id: 'c', slug: 'tides', title: 'Tides', status, approvedAt, startDate: '2027-06-08', endDate: '2027-06-09', deleteAfter: '2027-01-08T00:00:00Z', provisioning: { id: 'p', state: 'READY' },
});

function states(...fields) {
  const place = document.createElement('div');
  render(conferenceTable([conference(...fields)], 1, {}), place);
  return [...place.querySelectorAll('.states > *')].map((each) => each.textContent.trim());
}

export default {
  'a conference that was deleted is not called ready': async () => {
    await loadArea('admin');
    same([states('PUBLISHED'), states('DELETED')], [['Published', 'Ready'], ['Deleted']]);
  },
  'a conference that nobody approved is not called made': async () => {
    await loadArea('admin');
    same(states('SUBMITTED', null), ['Submitted']);
  },
};

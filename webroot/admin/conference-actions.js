import { patch, post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { toast, toastProblem } from '../parts/toast.js';
import { askDeletion } from './delete-dialog.js';

/**
 * What administrators do with a conference.
 * @param {() => void} renew shows what has become of it
 */
export function conferenceActions(renew) {
  const attempt = async (act) => {
    try {
      await act();
    } catch (problem) {
      toastProblem(problem);
    }
    renew();
  };
  const change = (status, done) => (conference) => attempt(async () => {
    const { id, title, version } = conference;
    await patch(`/admin/conferences/${id}`, { status }, `"${version}"`);
    toast({ text: t(done, { title }) });
  });
  const restore = ({ id, title }) => attempt(async () => {
    await post(`/conferences/${id}/restore`);
    toast({ text: t('conferences.restored', { title }) });
  });
  return {
    publish: change('PUBLISHED', 'conferences.published'),
    archive: change('ARCHIVED', 'conferences.archived'),
    restore,
    async remove(conference) {
      const answer = await askDeletion(conference);
      if (!answer) return;
      await attempt(async () => {
        const deletion = await remove(`/conferences/${conference.id}${answer.purge ? '?purge=true' : ''}`);
        toast(told(conference, answer.purge, deletion, restore));
      });
    },
  };
}

function told(conference, purge, { purged, deleteAfter }, restore) {
  const { title } = conference;
  if (purge) return { text: t(purged ? 'conferences.purged' : 'conferences.purging', { title }) };
  return {
    text: t('conferences.deleted', { title, time: stamp(Date.parse(deleteAfter)) }),
    action: t('conferences.restore'),
    run: () => restore(conference),
  };
}

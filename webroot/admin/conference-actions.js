import { post, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { stamp } from '../lib/time.js';
import { toast, toastProblem } from '../parts/toast.js';
import { lead } from '../workspace/transition.js';
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
  const restore = ({ id, title }) => attempt(async () => {
    await post(`/conferences/${id}/restore`);
    toast({ text: t('conferences.restored', { title }) });
  });
  return {
    async lead(conference, action) {
      if (await lead(conference, action)) renew();
    },
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

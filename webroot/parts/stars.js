import { t } from '../lib/i18n.js';
import { maySignIn, signInFor } from '../lib/session.js';
import { star, stars } from '../lib/stars.js';
import { toast, toastProblem } from './toast.js';

/** Stars a session or takes the star away, at once; who is not signed in learns where the star is. */
export async function toggleStar(slug, session) {
  const wanted = !stars.value.has(session.id);
  const undo = () => star(slug, session, !wanted).catch(toastProblem);
  if (wanted && !maySignIn()) toast({ text: t('star.sign-in'), action: t('sign-in'), href: signInFor(location.pathname + location.search) });
  else toast({ text: t(wanted ? 'star.added' : 'star.removed', { title: session.title }), action: t('undo'), run: undo });
  try {
    await star(slug, session, wanted);
  } catch (problem) {
    toastProblem(problem);
  }
}

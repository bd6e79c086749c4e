import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { transition } from '../lib/lifecycle.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from './confirm.js';

/** Those that somebody will ask about later. */
const SAYS_WHY = { reject: true, cancel: false };

const question = (action) => html`<p>${t(`lifecycle.${action}.effect`)}</p>
  ${action in SAYS_WHY ? html`<label class="field"><span>${t(`lifecycle.${action}.reason`)}</span>
    <textarea name="reason" rows="3" maxlength="2000" ?required=${SAYS_WHY[action]}></textarea></label>` : nothing}`;

/**
 * Asks, then leads a conference on.
 * @returns {Promise<boolean>} whether it was done
 */
export async function lead(conference, action) {
  const { title } = conference;
  const sure = await confirm({ title: t(`lifecycle.${action}.title`, { title }), text: question(action), action: t(`lifecycle.${action}`), danger: action === 'cancel' });
  if (!sure) return false;
  try {
    await transition(conference, action, sure.get('reason')?.trim());
  } catch (problem) {
    toastProblem(problem);
    return false;
  }
  toast({ text: t(`lifecycle.${action}.done`, { title }) });
  return true;
}

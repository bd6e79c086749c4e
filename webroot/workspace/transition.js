import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { transition } from '../lib/lifecycle.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from './confirm.js';

/** Those that somebody will ask about later. */
const SAYS_WHY = { reject: true, cancel: false };

/** Beside “Call off”, “Cancel” could mean either. */
const manner = (action) => (action === 'cancel' ? { cancel: t('lifecycle.cancel.keep'), danger: true } : {});

/** What people call it: out of the archive it is published, too. */
export const named = ({ status }, action) => (status === 'ARCHIVED' && action === 'publish' ? 'reopen' : action);

/** Where no approval is needed any more, what is submitted is approved. */
const done = (name, { status }) => (name === 'submit' && status === 'APPROVED' ? 'approve' : name);

const question = (name, action, said) => html`<p>${t(`lifecycle.${name}.effect`)}</p>
  ${action in SAYS_WHY ? html`<label class="field"><span>${t(`lifecycle.${action}.reason`)}</span>
    <textarea name="reason" rows="3" maxlength="2000" ?required=${SAYS_WHY[action]} .value=${said}></textarea></label>` : nothing}`;

/**
 * Asks, then leads a conference on; where that fails, asks again with what was said.
 * @returns {Promise<boolean>} whether it was done
 */
export async function lead(conference, action, said = '') {
  const { title } = conference;
  const name = named(conference, action);
  const sure = await confirm({ title: t(`lifecycle.${name}.title`, { title }), text: question(name, action, said), action: t(`lifecycle.${name}`), ...manner(action) });
  if (!sure) return false;
  const reason = sure.get('reason')?.trim() ?? '';
  let led;
  try {
    led = await transition(conference, action, SAYS_WHY[action] ? reason : reason || undefined);
  } catch (problem) {
    toastProblem(problem);
    return reason !== '' && lead(conference, action, reason);
  }
  toast({ text: t(`lifecycle.${done(name, led)}.done`, { title }) });
  return true;
}

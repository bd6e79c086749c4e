import { html } from 'lit';
import { post } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { confirm } from '../../workspace/confirm.js';

/** So many the server takes at once. */
const MOST = 100;

export const awaitsApproval = ({ state }) => state === 'AWAITING_APPROVAL';

/** Asks why somebody does not get what they ordered. @returns {Promise<string | null>} null where they are not declined */
async function askWhyNot(count) {
  const said = await confirm({
    title: t('approval.decline.title', { count }), action: t('approval.decline'), danger: true,
    text: html`<p>${t('approval.decline.text')}</p><label class="field"><span>${t('orders.why')}</span><textarea name="reason" required maxlength="500" rows="3"></textarea><small>${t('approval.decline.hint')}</small></label>`,
  });
  return said && said.get('reason').trim();
}

/**
 * Says of orders whether those get them who ordered them.
 * @param {string} conference its path in the API
 * @returns {Promise<boolean>} whether that was said
 */
export async function decide(conference, orders, approved) {
  const reason = approved ? null : await askWhyNot(orders.length);
  if (!approved && !reason) return false;
  const outcomes = [];
  try {
    for (let from = 0; from < orders.length; from += MOST) {
      const codes = orders.slice(from, from + MOST).map(({ code }) => code);
      outcomes.push(...(await post(`${conference}/order-approvals`, { approved, codes, ...(reason && { reason }) })).items);
    }
    tell(outcomes, approved);
  } catch (problem) {
    toastProblem(problem);
  }
  return true;
}

/** What did not go as it was meant is told by its code. */
function tell(outcomes, approved) {
  const meant = approved ? 'APPROVED' : 'DECLINED';
  const others = outcomes.filter(({ outcome }) => outcome !== meant);
  const done = t(`approval.done.${meant}`, { count: outcomes.length - others.length });
  toast({ text: [done, ...others.map(({ code, outcome }) => `${code}: ${t(`approval.outcome.${outcome}`)}`)].join(' · ') });
}

/** @param {(approved: boolean) => void} say */
export const approvalButtons = (say, busy) => html`<button type="button" class="button primary" ?disabled=${busy} @click=${() => say(true)}>${icon('check')}${t('approval.approve')}</button>
  <button type="button" class="button" ?disabled=${busy} @click=${() => say(false)}>${icon('close')}${t('approval.decline.open')}</button>`;

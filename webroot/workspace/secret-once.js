import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';

/**
 * A secret that is shown once, to be copied.
 *
 * @param label what it is the secret of
 * @param of `tokens` or `webhooks`: whose words they are
 * @param hint what else to know beside that it is not shown again
 */
export function secretOnce({ label, secret, of, hint }) {
  const copy = () => navigator.clipboard.writeText(secret).then(() => toast({ text: t(`${of}.copied`) }), toastProblem);
  return html`<div class="new-token" role="status"><label class="field">${label}<input readonly class="secret" .value=${secret} @focus=${({ target }) => target.select()}></label>
    <button type="button" class="button primary" @click=${copy}>${icon('copy')}${t(`${of}.copy`)}</button><p class="hint">${t(`${of}.once`)} ${hint}</p></div>`;
}

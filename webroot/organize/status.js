import { html, nothing } from 'lit';
import { patch } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { reload } from '../lib/programs.js';
import { isAdmin } from '../lib/roles.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';

/** Where a conference may go from where it is; the usual step first. */
const STEPS = { DRAFT: ['PUBLISHED'], PUBLISHED: ['ARCHIVED', 'DRAFT'], ARCHIVED: ['PUBLISHED'] };

/** Asks, then moves a conference from one status to another. */
export async function change({ slug, title, version }, from, to) {
  const sure = await confirm({ title: t(`status.${from}.${to}.title`, { title }), text: t(`status.${to}.effect`), action: t(`status.${from}.${to}`) });
  if (!sure) return;
  try {
    await patch(`/conferences/${slug}`, { status: to }, `"${version}"`);
    toast({ text: t(`status.${to}.done`, { title }) });
  } catch (problem) {
    toastProblem(problem);
  }
  await reload(slug);
}

/** Who sees the conference, and what can be done about it. */
export function statusPanel(conference) {
  const { status, slug } = conference;
  return html`<section class="panel status-panel ${status.toLowerCase()}"><div><h2><span class="status-dot"></span>${t(`status.${status}`)}</h2><p>${t(`status.${status}.means`)}</p></div>
    <p class="actions"><a class="button" href="/c/${slug}">${icon('external')}${t('status.look')}</a>
      ${isAdmin() ? html`<a class="button" href="/admin/conferences/new?from=${slug}">${icon('copy')}${t('status.duplicate')}</a>` : nothing}
      ${STEPS[status].map((to, i) => html`<button type="button" class="button ${i === 0 && status === 'DRAFT' ? 'primary' : ''}"
        @click=${() => change(conference, status, to)}>${t(`status.${status}.${to}`)}</button>`)}</p></section>`;
}

import { html, nothing } from 'lit';
import { get, put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { confirm } from '../../workspace/confirm.js';

const KINDS = ['ALL', 'MEMBERS', 'EMAIL_DOMAINS', 'LIST'];
const LONGEST = 30_000;

/** Words between which there are spaces, commas or lines. */
const words = (text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** For whom a ticket is, as it is typed. */
export const typedAudience = (audience) => ({ kind: audience?.kind ?? 'ALL', domains: (audience?.domains ?? []).join('\n') });

/** As the API takes it. */
export const audienceOf = ({ kind, domains }) => (kind === 'ALL' ? null : { kind, domains: kind === 'EMAIL_DOMAINS' ? words(domains).map((domain) => domain.replace(/^@/, '')) : [] });

/**
 * Who may have a ticket.
 * @param {import('../../workspace/form.js').Form} form
 */
export function audienceField(form) {
  const { kind, domains } = form.values.audience;
  const typed = (event) => {
    event.stopPropagation();
    const chosen = event.currentTarget.querySelector('[name=kind]').value;
    // Whoever is meant gets one, unless organizers say otherwise.
    if (kind === 'ALL' && chosen !== 'ALL' && !form.values.mostPerPerson) form.set('mostPerPerson', Math.max(1, form.values.leastPerOrder || 1));
    form.set('audience', { kind: chosen, domains: event.currentTarget.querySelector('[name=domains]')?.value ?? '' });
  };
  const fault = form.problem?.errors.find(({ pointer }) => pointer.startsWith('/audience'));
  return html`<fieldset class="group" @input=${typed}><legend>${t('types.audience')}</legend><p class="hint">${t(`types.audience.${kind}.hint`)}</p>
    <label class="field"><span>${t('types.audience.who')}</span><select name="kind">${KINDS.map((each) => html`<option value=${each} .selected=${each === kind}>${t(`types.audience.${each}`)}</option>`)}</select></label>
    ${kind === 'EMAIL_DOMAINS' ? html`<label class="field"><span>${t('types.audience.domains')}</span><textarea name="domains" rows="3" required maxlength=${LONGEST} spellcheck="false" autocapitalize="off" placeholder="example.org" .value=${domains}></textarea></label>` : nothing}
    ${fault ? html`<span class="fault">${fault.detail}</span>` : nothing}</fieldset>`;
}

/** For whom it is, in a few words; empty for everybody. */
export const audienceWords = (audience) => (audience ? t(`types.for.${audience.kind}`, { domains: audience.domains.join(', ') }) : '');

/** Opens the list of those for whom a ticket type is. */
export const listButton = (path, { id, name }) => html`<button type="button" class="icon-button" aria-label=${t('types.list', { name })} title=${t('types.list', { name })} @click=${() => edit(`${path}/${id}/audience`, name)}>${icon('people')}</button>`;

/** What was typed is typed again where it is refused. */
async function edit(path, name) {
  try {
    let text = (await get(path)).emails.join('\n');
    let problem = null;
    do {
      const said = await confirm({ title: t('types.list', { name }), text: listForm(text, problem), action: t('types.list.save') });
      if (!said) return;
      text = said.get('emails');
      problem = await keep(path, words(text));
    } while (problem);
  } catch (problem) {
    toastProblem(problem);
  }
}

const listForm = (text, problem) => html`<p>${t('types.list.text')}</p><label class="field"><span>${t('types.list.emails')}</span><textarea name="emails" rows="10" spellcheck="false" autocapitalize="off" .value=${text}></textarea></label>
  ${problem ? html`<p class="fault" role="alert">${problem}</p>` : nothing}`;

/** @returns {Promise<string | null>} why it was refused, with the first address that is none */
async function keep(path, emails) {
  try {
    await put(path, { emails });
    toast({ text: t('types.list.done', { count: emails.length }) });
    return null;
  } catch (problem) {
    const at = problem.errors?.map(({ pointer }) => /^\/emails\/(\d+)$/.exec(pointer)?.[1]).find(Boolean);
    return at === undefined ? problem.message : t('types.list.fault', { email: emails[at] });
  }
}

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { newId } from '../../lib/ids.js';
import { t } from '../../lib/i18n.js';
import { choices, hasOptions, isCounted } from '../../lib/questions.js';
import { field } from '../../parts/field.js';
import { icon } from '../../parts/icons.js';
import { markdownField } from '../../workspace/markdown-field.js';
import { typeChoice } from './type-choice.js';

const KINDS = ['TEXT', 'NUMBER', 'CHOICE', 'SEVERAL', 'YES_NO', 'DATE', 'CONSENT'];
const BOUNDS = { TEXT: [0, 1_000], NUMBER: [-1_000_000_000, 1_000_000_000], SEVERAL: [0, 50] };
const MOST_OPTIONS = 50;

/** What is typed of a question; what was withdrawn is not typed any more. */
export const typed = ({ kind, label, help, required, options, ticketTypeIds, condition, least, most, earliest, latest, showAtCheckIn }) => ({
  kind, label, help, required, options: options.filter(({ withdrawn }) => !withdrawn).map(({ id, label: name }) => ({ id, label: name })), ticketTypeIds: [...ticketTypeIds].sort(),
  condition: condition ? { questionId: condition.questionId, values: [...condition.values].sort() } : null, least: least ?? null, most: most ?? null, earliest: earliest ?? '', latest: latest ?? '', showAtCheckIn,
});

const blank = () => ({ id: newId(), label: '' });

export const fresh = () => ({ kind: 'TEXT', required: false, options: [blank(), blank()], ticketTypeIds: [], showAtCheckIn: false });

/** As the API takes it: what its kind has no use for is not there. */
export function questionBody(changes, values, isNew) {
  const { kind } = values;
  if (!isNew) return changes;
  const bound = kind in BOUNDS;
  return {
    kind, label: values.label, help: values.help || null, required: values.required, showAtCheckIn: values.showAtCheckIn, ticketTypeIds: values.ticketTypeIds, condition: values.condition,
    options: hasOptions(values) ? values.options : [], least: bound ? values.least : null, most: bound ? values.most : null,
    earliest: (kind === 'DATE' && values.earliest) || null, latest: (kind === 'DATE' && values.latest) || null,
  };
}

export const questionLabel = (name) => t(`questions.${name}`);

/**
 * @param {import('../../workspace/form.js').Form} form
 * @param {{ id?: string, questions: any[], types: any[] }} all `id` of the question, none while it is new
 */
export function questionFields(one, form, { id, questions, types }) {
  const { values } = form;
  return html`${id ? nothing : field(one('kind', { options: KINDS.map((kind) => [kind, t(`questions.kind.${kind}`)]) }))}
    ${field(one('label', { required: true, max: 300, hint: values.kind === 'CONSENT' ? t('questions.label.consent') : undefined }))}
    ${markdownField(one('help', { max: 2_000, hint: t('questions.help.hint') }))}
    ${hasOptions(values) ? optionRows(form) : nothing}${bounds(one, values)}
    ${field(one('required', { type: 'checkbox', hint: t('questions.required.hint') }))}
    ${field(one('showAtCheckIn', { type: 'checkbox', hint: t('questions.showAtCheckIn.hint') }))}
    ${types.length > 1 ? typeChoice(form, types, { label: t('questions.ticketTypeIds'), hint: t('questions.ticketTypeIds.hint') }) : nothing}
    ${conditionFields(form, questions.filter((other) => other.id !== id && isCounted(other) && !dependsOn(other, id, questions)))}`;
}

/** Whether a question is asked by the answers to another one, if only by way of others. */
function dependsOn({ condition }, id, questions) {
  const other = condition && questions.find((one) => one.id === condition.questionId);
  return Boolean(other) && (other.id === id || dependsOn(other, id, questions));
}

const faultAt = (form, start) => form.problem?.errors.find(({ pointer }) => pointer === start || pointer.startsWith(`${start}/`))?.detail;

function optionRows(form) {
  const { options } = form.values;
  const set = (changed) => form.set('options', changed);
  const name = (event, option) => (event.stopPropagation(), set(options.map((each) => (each.id === option.id ? { ...each, label: event.target.value } : each))));
  const fault = faultAt(form, '/options');
  const drop = (option, i) => html`<button type="button" class="icon-button" ?disabled=${options.length === 1} aria-label=${t('questions.option.remove', { number: i + 1 })} title=${t('questions.option.remove', { number: i + 1 })}
    @click=${() => set(options.filter(({ id }) => id !== option.id))}>${icon('close')}</button>`;
  const row = (option, i) => html`<li><label class="field"><span class="hidden">${t('questions.option', { number: i + 1 })}</span>
    <input required maxlength="200" placeholder=${t('questions.option', { number: i + 1 })} .value=${option.label} @input=${(event) => name(event, option)}></label>${drop(option, i)}</li>`;
  return html`<fieldset class="group"><legend>${t('questions.options')}</legend><ol class="option-rows">${repeat(options, ({ id }) => id, row)}</ol>
    ${fault ? html`<span class="fault">${fault}</span>` : nothing}
    ${options.length < MOST_OPTIONS ? html`<p><button type="button" class="button small" @click=${() => set([...options, blank()])}>${icon('plus')}${t('questions.option.add')}</button></p>` : nothing}</fieldset>`;
}

function bounds(one, { kind, least, most, earliest, latest }) {
  if (kind === 'DATE') {
    return html`<div class="columns">${field(one('earliest', { type: 'date', min: '1900-01-01', max: latest || '2199-12-31' }))}
      ${field(one('latest', { type: 'date', min: earliest || '1900-01-01', max: '2199-12-31' }))}</div>`;
  }
  if (!BOUNDS[kind]) return nothing;
  const [lowest, highest] = BOUNDS[kind];
  const labeled = (name, more) => field(one(name, { type: 'number', label: t(`questions.${name}.${kind}`), ...more }));
  return html`<div class="columns">${labeled('least', { min: lowest, max: most ?? highest })}${labeled('most', { min: least ?? lowest, max: highest })}</div>`;
}

/** Asked always, or only where another question has one of the chosen answers. */
function conditionFields(form, others) {
  const { condition } = form.values;
  if (others.length === 0 && !condition) return nothing;
  const other = others.find(({ id }) => id === condition?.questionId);
  const choose = (event) => (event.stopPropagation(), form.set('condition', event.target.value ? { questionId: event.target.value, values: [] } : null));
  const check = (event) => {
    event.stopPropagation();
    const { value, checked } = event.target;
    form.set('condition', { ...condition, values: condition.values.filter((each) => each !== value).concat(checked ? value : []).sort() });
  };
  const box = ([value, text]) => html`<label class="keep-choice"><input type="checkbox" value=${value} .checked=${condition.values.includes(value)}><span><b>${text}</b></span></label>`;
  const fault = faultAt(form, '/condition');
  return html`<fieldset class="group"><legend>${t('questions.condition')}</legend><label class="field"><span>${t('questions.condition.question')}</span>
      <select @input=${choose}><option value="" .selected=${!condition}>${t('questions.condition.always')}</option>${others.map(({ id, label }) => html`<option value=${id} .selected=${id === condition?.questionId}>${label}</option>`)}</select></label>
    ${other ? html`<p class="hint">${t('questions.condition.values')}</p><div class="quota-choices" @input=${check}>${choices(other, condition.values).map(box)}</div>` : nothing}
    ${fault ? html`<span class="fault">${fault}</span>` : nothing}</fieldset>`;
}

import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from './icons.js';

/**
 * A labeled input with what the server found wrong with it.
 * @param {{ name: string, label: string, value?: string | number | boolean, type?: string, hint?: unknown, problem?: import('../lib/http.js').Problem,
 *   required?: boolean, min?: number | string, max?: number | string, pattern?: string, autocomplete?: string, inputmode?: string, placeholder?: string,
 *   rows?: boolean, plain?: boolean, options?: [value: string, text: string][], suggestions?: string[] }} options
 *   `min` and `max` are lengths of texts and bounds of numbers and days; `rows` a text of many lines, `options` a choice;
 *   `plain` days and times are picked as the device has it
 */
export function field(options) {
  const { name, label, hint, problem } = options;
  const fault = problem?.fault?.(name);
  const described = fault ? `${name}-fault` : hint ? `${name}-hint` : nothing;
  const note = fault
    ? html`<span class="fault" id="${name}-fault">${fault}</span>`
    : hint ? html`<small id="${name}-hint">${hint}</small>` : nothing;
  const control = controlOf({ ...options, value: options.value ?? '', described, faulty: Boolean(fault) });
  if (options.type === 'checkbox') return html`<label class="field check">${control}<span>${label}${note}</span></label>`;
  if (OF_SEVERAL.has(options.type)) return html`<div class="field"><label for="${name}-field" id="${name}-label">${label}</label>${control}${note}</div>`;
  return html`<label class="field"><span id="${name}-label">${label}</span>${control}${note}</label>`;
}

/** Made of an input and what helps to fill it, so that the label names the input alone. */
const OF_SEVERAL = new Set(['color', 'date', 'time']);

function controlOf(field) {
  if (field.options) return choice(field);
  if (field.rows) return textArea(field);
  if (field.type === 'color') return color(field);
  return PICKERS[field.type] && !field.plain ? picked(field) : input(field);
}

const choice = ({ name, value, options, required, described, faulty }) => html`<select name=${name} ?required=${required} aria-labelledby="${name}-label"
  aria-describedby=${described} aria-invalid=${faulty}>${options.map(
    ([each, text]) => html`<option value=${each} .selected=${each === value}>${text}</option>`,
  )}</select>`;

const textArea = ({ name, value, required, max, placeholder, described, faulty }) => html`<textarea name=${name} ?required=${required} aria-labelledby="${name}-label"
  maxlength=${max ?? nothing} placeholder=${placeholder ?? nothing} aria-describedby=${described} aria-invalid=${faulty} .value=${value}></textarea>`;

function input({ name, value, type = 'text', required, min, max, pattern, autocomplete, inputmode, placeholder, suggestions, described, faulty, hint }) {
  const bounded = type === 'number' || type === 'date';
  const list = suggestions ? `${name}-suggestions` : nothing;
  // The label holds the hint too, which is a description and no part of the name.
  return html`<input id=${OF_SEVERAL.has(type) ? `${name}-field` : nothing} name=${name} type=${type} aria-labelledby=${type === 'checkbox' ? nothing : `${name}-label`} ?required=${required} min=${bounded ? min ?? nothing : nothing} max=${bounded ? max ?? nothing : nothing}
      minlength=${bounded ? nothing : min ?? nothing} maxlength=${bounded ? nothing : max ?? nothing} pattern=${pattern ?? nothing}
      title=${pattern && typeof hint === 'string' ? hint : nothing} list=${list} autocomplete=${autocomplete ?? nothing} inputmode=${inputmode ?? nothing} placeholder=${placeholder ?? nothing}
      aria-describedby=${described} aria-invalid=${faulty} .checked=${value === true} .value=${type === 'checkbox' ? 'on' : String(value)}>
${suggestions ? html`<datalist id=${list}>${suggestions.map((each) => html`<option value=${each}></option>`)}</datalist>` : nothing}`;
}

const PICKERS = { date: ['pickDay', 'calendar', 'field.pick-day'], time: ['pickTime', 'clock', 'field.pick-time'] };

/** A day or a time is typed in the order of the language, or picked from a calendar in the style of the rest. */
function picked(field) {
  const [pick, symbol, key] = PICKERS[field.type];
  const label = t(key, { label: field.label });
  const open = async ({ currentTarget }) => (await import('../workspace/pickers.js'))[pick](currentTarget.previousElementSibling, currentTarget, label);
  return html`<span class="picked-input">${input(field)}<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${open}>${icon(symbol)}</button></span>`;
}

/** A color may be typed or picked; the picker itself has no way to say "none". */
function color({ name, label, value, described, faulty }) {
  const pick = ({ target }) => {
    const text = target.nextElementSibling;
    text.value = target.value;
    text.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return html`<span class="color-input"><input type="color" aria-label=${t('field.pick', { label })} .value=${value || '#808080'} @input=${pick}><input
    id="${name}-field" name=${name} pattern="#[0-9A-Fa-f]{6}" title="#rrggbb" placeholder="#rrggbb" autocomplete="off" spellcheck="false"
    aria-describedby=${described} aria-invalid=${faulty} .value=${value}></span>`;
}

/** What is wrong with a form as a whole. Only what is the server's fault is to be found in its logs. */
export function formFault(problem, text) {
  if (!problem) return nothing;
  const reference = problem.status >= 500 && problem.correlationId ? ` ${t('problem.reference')} ${problem.correlationId}` : '';
  return html`<p class="form-fault" role="alert">${text ?? problem.message + reference}</p>`;
}

import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';

/**
 * A labeled input with what the server found wrong with it.
 * @param {{ name: string, label: string, value?: string, type?: string, hint?: string, problem?: import('../lib/http.js').Problem,
 *   required?: boolean, min?: number, max?: number, autocomplete?: string, rows?: boolean }} field
 */
export function field({ name, label, value = '', type = 'text', hint, problem, required, min, max, autocomplete, rows }) {
  const fault = problem?.fault?.(name);
  const described = fault ? `${name}-fault` : hint ? `${name}-hint` : nothing;
  const limits = { minlength: min ?? nothing, maxlength: max ?? nothing };
  return html`<label class="field">${label}
    ${rows
      ? html`<textarea name=${name} maxlength=${limits.maxlength} aria-describedby=${described} aria-invalid=${Boolean(fault)} .value=${value}></textarea>`
      : html`<input name=${name} type=${type} ?required=${required} minlength=${limits.minlength} maxlength=${limits.maxlength}
          autocomplete=${autocomplete ?? nothing} aria-describedby=${described} aria-invalid=${Boolean(fault)} .value=${value}>`}
    ${fault ? html`<span class="fault" id="${name}-fault">${fault}</span>` : hint ? html`<small id="${name}-hint">${hint}</small>` : nothing}</label>`;
}

/** What is wrong with a form as a whole. */
export function formFault(problem, text) {
  if (!problem) return nothing;
  const reference = problem.correlationId ? ` ${t('problem.reference')} ${problem.correlationId}` : '';
  return html`<p class="form-fault" role="alert">${text ?? problem.message + reference}</p>`;
}

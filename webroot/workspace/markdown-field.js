import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import '../parts/rich-text.js';

/** A field for Markdown that also shows what will become of it. */
class MarkdownField extends PlainElement {
  static properties = { field: {}, preview: { state: true } };

  render() {
    const { preview } = this;
    const mode = (on, key) => html`<button type="button" aria-pressed=${Boolean(preview) === on} @click=${() => (this.preview = on)}>${t(key)}</button>`;
    return html`<div class="segmented small" role="group" aria-label=${t('markdown.mode', { label: this.field.label })}>
        ${mode(false, 'notes.write')}${mode(true, 'notes.preview')}</div>
      <div class="markdown-text" ?hidden=${Boolean(preview)}>${field({ ...this.field, rows: true })}</div>
      ${preview ? html`<div class="markdown-preview" role="group" aria-label=${this.field.label}><b class="field">${this.field.label}</b>
        <rich-text .text=${this.field.value || t('markdown.empty')}></rich-text></div>` : ''}`;
  }
}
customElements.define('markdown-field', MarkdownField);

/** @param {Parameters<typeof field>[0]} options */
export const markdownField = (options) => html`<markdown-field .field=${options}></markdown-field>`;

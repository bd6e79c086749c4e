import { html } from 'lit';
import { PlainElement } from '../lib/element.js';
import { toHtml } from '../lib/markdown.js';

/** Text of users or files: plain until it has been made safe to show as markup. */
class RichText extends PlainElement {
  static properties = { text: {} };

  render() {
    return html`<div class="prose"></div>`;
  }

  async updated(changed) {
    if (!changed.has('text')) return;
    const { text } = this;
    const target = this.querySelector('.prose');
    const markup = await toHtml(text ?? '');
    if (text === this.text) target.innerHTML = markup;
  }
}
customElements.define('rich-text', RichText);

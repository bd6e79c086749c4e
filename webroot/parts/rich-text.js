import { html } from 'lit';
import { toHtml } from '../lib/markdown.js';
import { PlainElement } from './element.js';

/** Text of users or files, shown once it has been made safe to show as markup. */
class RichText extends PlainElement {
  static properties = { text: {} };

  render() {
    return html`<div class="prose"></div>`;
  }

  async updated(changed) {
    if (!changed.has('text')) return;
    const { text } = this;
    const target = this.querySelector('.prose');
    try {
      const markup = await toHtml(text ?? '');
      if (text === this.text) target.innerHTML = markup;
    } finally {
      // What stands below may show itself from now on: it need not move any more.
      this.dataset.ready = '';
    }
  }
}
customElements.define('rich-text', RichText);

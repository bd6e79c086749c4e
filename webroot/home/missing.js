import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { missing } from '../parts/bits.js';
import { Page } from '../parts/page.js';

class MissingPage extends Page {
  render() {
    this.title(t('missing.title'));
    return html`<div class="page">${missing(t('missing.text'), html`<a class="button" href="/">${t('missing.home')}</a>`)}</div>`;
  }
}
customElements.define('missing-page', MissingPage);

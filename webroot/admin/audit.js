import { html } from 'lit';
import { t } from '../lib/i18n.js';
import '../workspace/audit-trail.js';
import { AdminPage } from './admin-page.js';

class AuditPage extends AdminPage {
  head() {
    this.title(t('audit.title'), t('nav.admin'));
    return html`<div class="head-text"><h1>${t('audit.title')}</h1><p>${t('audit.text.platform')}</p></div>`;
  }

  work() {
    return html`<audit-trail path="/admin/audit"></audit-trail>`;
  }
}
customElements.define('admin-audit-page', AuditPage);

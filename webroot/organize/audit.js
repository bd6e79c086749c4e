import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { maySeeAudit } from '../lib/roles.js';
import { empty } from '../parts/bits.js';
import '../workspace/audit-trail.js';
import { OrganizerPage } from './organizer-page.js';

class AuditPage extends OrganizerPage {
  get needsProgram() {
    return false;
  }

  head({ conference }) {
    this.title(t('audit.title'), conference.title);
    return html`<div class="head-text"><h1>${t('audit.title')}</h1><p>${t('audit.text.organization')}</p></div>`;
  }

  work({ conference }) {
    return maySeeAudit(conference)
      ? html`<audit-trail .path=${`/organizations/${conference.organizationId}/audit`}></audit-trail>`
      : empty('people', t('audit.owners.title'), t('audit.owners.text'));
  }
}
customElements.define('organize-audit-page', AuditPage);

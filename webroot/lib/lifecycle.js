import { post } from './api.js';
import { isAdmin, mayOrganize, mayPublish } from './roles.js';

/** Who may do what with a conference as a whole; the server decides. */
const MAY = { submit: mayOrganize, withdraw: mayOrganize, approve: isAdmin, reject: isAdmin, publish: mayPublish, archive: mayPublish, cancel: mayPublish };

/** What leads on from where a conference is, the usual step first. */
const STEPS = {
  DRAFT: ['submit', 'cancel'],
  SUBMITTED: ['approve', 'reject', 'withdraw', 'cancel'],
  APPROVED: ['publish', 'cancel'],
  REJECTED: ['submit', 'cancel'],
  PUBLISHED: ['archive', 'cancel'],
  ARCHIVED: ['publish'],
};

/** What is approved, or needs no approval, need not be submitted. */
const stepsOf = ({ status, approvedAt }) => (status === 'DRAFT' && approvedAt ? ['publish', 'cancel'] : STEPS[status] ?? []);

/** @returns {string[]} what the user may do with it now */
export const actionsOn = (conference) => stepsOf(conference).filter((action) => MAY[action](conference));

/** @returns {Promise<object>} the conference as it is then; rejects with the Problem */
export const transition = ({ id }, action, reason) => post(`/conferences/${id}/${action}`, reason === undefined ? undefined : { reason });

import { Problem } from '../lib/http.js';

/** Turns a conflict, which names no field, into a fault of the one it is about. For `.catch()`. */
export const namesFault = (name, detail) => (problem) => {
  if (problem.status !== 409) throw problem;
  throw new Problem({ status: 400, detail, correlationId: problem.correlationId, errors: [{ pointer: `/${name}`, detail }] });
};

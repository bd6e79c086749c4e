/** What the server says for good; anything else may go well later. */
const FINAL = new Set([400, 404, 409, 413, 422]);

const refused = (scan) => ({ ...scan, at: scan.scannedAt, result: 'REFUSED' });

/**
 * Sends scans, in halves where the server refuses them: one that it never takes must not keep the others back.
 * @param {{ id: string, scannedAt: string }[]} scans
 * @param {(scans: object[]) => Promise<object[]>} send rejects with the Problem
 * @returns {Promise<object[]>} its answers; those it does not take are `REFUSED`, all where their list is gone
 */
export async function deliver(scans, send) {
  try {
    return await send(scans);
  } catch (problem) {
    if (!FINAL.has(problem.status)) throw problem;
    if (scans.length === 1 || problem.status === 404) return scans.map(refused);
    const half = Math.ceil(scans.length / 2);
    return [...await deliver(scans.slice(0, half), send), ...await deliver(scans.slice(half), send)];
  }
}

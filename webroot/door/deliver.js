/** What the server says of scans for good. Anything else may go well later: a list that is not found, perhaps only for who asks now. */
const FINAL = new Set([400, 413]);

const refused = (scan) => ({ ...scan, at: scan.scannedAt, result: 'REFUSED' });

/**
 * Sends scans, in halves where the server refuses them: one that it never takes must not keep the others back.
 * @param {{ id: string, scannedAt: string }[]} scans
 * @param {(scans: object[]) => Promise<object[]>} send rejects with the Problem
 * @returns {Promise<object[]>} its answers; those it does not take are `REFUSED`
 */
export async function deliver(scans, send) {
  try {
    return await send(scans);
  } catch (problem) {
    if (!FINAL.has(problem.status)) throw problem;
    if (scans.length === 1) return scans.map(refused);
    const half = Math.ceil(scans.length / 2);
    return [...await deliver(scans.slice(0, half), send), ...await deliver(scans.slice(half), send)];
  }
}

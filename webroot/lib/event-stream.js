/**
 * Reads server-sent events of a room. Not by `EventSource`, which sends no token but in the address, where it would be written into
 * logs.
 * @param {(type: string, message: object) => void} tell
 * @param {AbortSignal} signal ends it
 * @returns {Promise<Response>} when the stream has ended, or was refused
 */
export async function follow(address, { token, position, tell, signal, ask = fetch }) {
  const headers = { Accept: 'text/event-stream' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (position != null) headers['Last-Event-ID'] = String(position);
  const answer = await ask(address, { headers, signal, cache: 'no-store' });
  if (answer.ok) await read(answer.body.pipeThrough(new TextDecoderStream()).getReader(), tell);
  return answer;
}

async function read(reader, tell) {
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop();
    for (const event of events) told(event, tell);
  }
}

function told(event, tell) {
  const data = event.split('\n').find((line) => line.startsWith('data: '));
  if (!data) return;
  const message = JSON.parse(data.slice('data: '.length));
  tell(message.type, message);
}

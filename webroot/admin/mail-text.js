/** The plain text in a mail as it travels (RFC 2045): its first text part, which may lie within another one beside files; decoded; pure. */
export function textOfMail(mail) {
  const [head, body] = split(mail);
  const boundary = /^content-type:\s*multipart\/[^;]*;[^]*?boundary="?([^"\r\n;]+)"?/im.exec(head)?.[1];
  if (!boundary) return isText(head) ? decoded(head, body).trim() : '';
  const parts = body.split(`--${boundary}`).slice(1).filter((each) => !each.startsWith('--')).map((each) => each.replace(/^\r?\n/, ''));
  return parts.reduce((text, part) => text || textOfMail(part), '');
}

const isText = (head) => !/^content-type:/im.test(head) || /^content-type:\s*text\/plain/im.test(head);

function split(text) {
  const end = /\r?\n\r?\n/.exec(text);
  return end ? [unfolded(text.slice(0, end.index)), text.slice(end.index + end[0].length)] : ['', text];
}

const unfolded = (head) => head.replace(/\r?\n[ \t]+/g, ' ');

function decoded(head, body) {
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1].toLowerCase();
  if (encoding === 'base64') return utf8(atob(body.replace(/\s+/g, '')));
  if (encoding === 'quoted-printable') return utf8(body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (all, hex) => String.fromCharCode(parseInt(hex, 16))));
  return body;
}

const utf8 = (bytes) => new TextDecoder().decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0)));

/** The plain text in a mail as it travels (RFC 2045): its first text part, decoded; pure. */
export function textOfMail(mail) {
  const [head, body] = split(mail);
  const boundary = /^content-type:\s*multipart\/[^;]*;[^]*?boundary="?([^"\r\n;]+)"?/im.exec(head)?.[1];
  const part = boundary ? body.split(`--${boundary}`).slice(1).map((each) => each.replace(/^\r?\n/, '')).find((each) => /^content-type:\s*text\/plain/im.test(split(each)[0])) : mail;
  return part ? decoded(...split(part)).trim() : '';
}

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

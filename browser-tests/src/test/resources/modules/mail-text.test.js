import { textOfMail } from '../admin/mail-text.js';
import { same } from './check.js';

const mail = (...lines) => lines.join('\r\n');

export default {
  'the plain text is told of several parts': () =>
    same(textOfMail(mail('Subject: Hello', 'Content-Type: multipart/alternative;', ' boundary="x.1"', '', '--x.1', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '',
      'Gr=C3=BC=C3=9Fe, a line that goes=', ' on', '', '--x.1', 'Content-Type: text/html', '', '<p>No</p>', '--x.1--')), 'Grüße, a line that goes on'),
  'the plain text lies beside a file': () =>
    same(textOfMail(mail('Content-Type: multipart/mixed; boundary=a', '', '--a', 'Content-Type: multipart/alternative; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Hello', '--b', 'Content-Type: text/html', '', '<p>No</p>',
      '--b--', '--a', 'Content-Type: text/calendar', '', 'BEGIN:VCALENDAR', '--a--')), 'Hello'),
  'what is one part is told as it is': () => same(textOfMail(mail('Content-Type: text/plain', '', 'Hello', 'there')), 'Hello\r\nthere'),
  'base64 is read': () =>
    same(textOfMail(mail('Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', 'R3LD', 'vMOfZQ==', '--b--')), 'Grüße'),
  'a mail without plain text says nothing': () =>
    same(textOfMail(mail('Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/html', '', '<p>No</p>', '--b--')), ''),
  'what is no mail says nothing that was not there': () => same(textOfMail('nothing'), 'nothing'),
};

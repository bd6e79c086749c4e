/**
 * Reading and writing conference programs: schedule.xml (pentabarf, frab, pretalx, voc), schedule.json (frab, pretalx,
 * voc) and iCalendar. Reading is lenient with a report, writing is strict. Pure: no clock, no network, no files.
 *
 * <p>{@link io.plenary.formats.ProgramFormats#read} decodes, lets the format's reader name things in
 * the vocabulary of schedule.xml ({@code RawProgram}, {@code RawEvent}), interprets them by the same rules for every
 * format ({@code ProgramAssembler}, {@code EntryAssembler}, {@code EntryTimes}) and looks at the whole
 * ({@code QualityChecks}).
 *
 * <h2>What goes where</h2>
 * <table>
 * <caption>Fields of an entry in the three formats</caption>
 * <tr><th>Entry</th><th>schedule.xml, in event</th><th>schedule.json, in an event</th><th>VEVENT</th></tr>
 * <tr><td>guid</td><td>@guid</td><td>guid</td><td>UID, when it is a UUID</td></tr>
 * <tr><td>number</td><td>@id</td><td>id</td><td>X-PLENARY-NUMBER</td></tr>
 * <tr><td>code</td><td>@code</td><td>code</td><td>–</td></tr>
 * <tr><td>day</td><td>../../day/@date</td><td>days[].date</td><td>local date, before 04:00 the one before</td></tr>
 * <tr><td>start</td><td>date, else day and start</td><td>date, else day and start</td><td>DTSTART</td></tr>
 * <tr><td>durationMinutes</td><td>duration, else end</td><td>duration, else end</td><td>DURATION or DTEND</td></tr>
 * <tr><td>room</td><td>../room/@name, else room</td><td>key of rooms, else room</td><td>LOCATION</td></tr>
 * <tr><td>track</td><td>track</td><td>track</td><td>first of CATEGORIES</td></tr>
 * <tr><td>slug</td><td>slug</td><td>slug</td><td>–</td></tr>
 * <tr><td>title, subtitle</td><td>title, subtitle</td><td>title, subtitle</td><td>SUMMARY, –</td></tr>
 * <tr><td>abstractText</td><td>abstract</td><td>abstract</td><td>written into DESCRIPTION</td></tr>
 * <tr><td>description</td><td>description</td><td>description</td><td>DESCRIPTION</td></tr>
 * <tr><td>type, language</td><td>type, language</td><td>type, language</td><td>–</td></tr>
 * <tr><td>recording</td><td>recording/license, optout, url</td><td>recording_license, do_not_record, optout_mode</td>
 * <td>–</td></tr>
 * <tr><td>status</td><td>–</td><td>–</td><td>STATUS</td></tr>
 * <tr><td>url</td><td>url; written is the page of the session here, and url as origin_url</td><td>likewise</td><td>URL, likewise</td></tr>
 * <tr><td>feedbackUrl, originUrl, logo</td><td>feedback_url, origin_url, logo</td>
 * <td>feedback_url, origin_url, logo</td><td>–</td></tr>
 * <tr><td>persons</td><td>persons/person, @id, @guid</td><td>persons[]</td>
 * <td>read from CN of ATTENDEE who takes part, written as X-PLENARY-SPEAKER</td></tr>
 * <tr><td>links, attachments</td><td>links/link, attachments/attachment</td><td>links[], attachments[]</td>
 * <td>–, ATTACH</td></tr>
 * <tr><td>sequence, lastModified</td><td>–</td><td>–</td><td>SEQUENCE, LAST-MODIFIED</td></tr>
 * <tr><td>extra</td><td>everything else; never written</td><td>everything else; never written</td>
 * <td>everything else; never written</td></tr>
 * </table>
 * The conference's fields bear the names of schedule.xml; pentabarf's {@code release} is its version, and iCalendar has
 * X-WR-CALNAME (title), X-WR-CALDESC (subtitle) and X-WR-TIMEZONE. Tracks are read from {@code conference/track},
 * {@code schedule/tracks/track} or {@code conference.tracks}, rooms from {@code room} or {@code conference.rooms}.
 *
 * <p>What a program holds and a schema has no place for travels beside it, see {@code Extension}. Cancelled entries and
 * those without start are left out of schedule.xml and schedule.json, which know no status.
 *
 * <p>Texts are Markdown. Of imported ones the indentation is taken away and HTML becomes Markdown where that can say all of
 * it ({@code Prose}); else it stays HTML, as a block that every reader of Markdown takes for one. Both must be sanitized
 * before they are shown. Nothing is longer than the platform keeps, and no e-mail address is a name ({@code Bounds}).
 */
package io.plenary.formats;

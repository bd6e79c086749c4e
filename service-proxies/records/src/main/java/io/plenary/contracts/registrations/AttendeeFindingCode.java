package io.plenary.contracts.registrations;

import static io.plenary.contracts.program.Severity.ERROR;
import static io.plenary.contracts.program.Severity.INFO;
import static io.plenary.contracts.program.Severity.WARNING;

import io.plenary.contracts.Template;
import io.plenary.contracts.program.Severity;
import java.util.Map;

/** The kinds of remarks about a file with attendees. Their names are stable: clients have sentences of their own for them. */
public enum AttendeeFindingCode {
    ANSWERS_LEFT_OUT(INFO, "{count} {count:answer to a question was|answers to questions were} left out"),
    ANSWER_LEFT_OUT(WARNING, "“{value}” is no answer to “{question}” and is left out"),
    BAD_EMAIL(ERROR, "“{value}” is no e-mail address"),
    BAD_PRICE(ERROR, "“{value}” is no amount of {currency} that can be read without doubt"),
    CELLS_CUT(WARNING, "{count} {count:cell was|cells were} longer than {most} characters and {count:was|were} cut"),
    DUPLICATE(WARNING, "line {line} is the same ticket"),
    EMAIL_MISSING(ERROR, "the e-mail address is missing"),
    EMPTY_FILE(ERROR, "the file holds no attendees"),
    ENCODING_GUESSED(WARNING, "the file is not in UTF-8; it was read as {encoding}"),
    EXTRA_CELLS(WARNING, "{count} {count:line has|lines have} more cells than there are columns; these were left out"),
    FAILED_AGAIN(ERROR, "something went wrong here again and again"),
    FORMULAS_READ(
            INFO,
            "{count} {count:cell holds a formula; what it|cells hold formulas; what they} showed when the file was saved was read"),
    INFLATES_TOO_MUCH(ERROR, "what is packed in the file is larger than {most} MiB"),
    MALFORMED(ERROR, "the file cannot be read as {format}"),
    MOST_PER_PERSON(ERROR, "whoever it is for has as many of “{type}” as there are for each person"),
    NAME_MISSING(ERROR, "the name is missing"),
    NAME_TOO_LONG(ERROR, "the name is longer than {most} characters"),
    NO_SEAT_LEFT(ERROR, "there is no seat left for “{type}”"),
    QUOTA_GROWS(WARNING, "no seat is left for “{type}”: its quota grows by one"),
    SHEETS_LEFT_OUT(INFO, "only the first of {count} sheets was read"),
    TEST_ORDERS_LEFT_OUT(INFO, "{count} {count:order that was a test was|orders that were a test were} left out"),
    TOO_MANY_COLUMNS(ERROR, "the file has more than {most} columns"),
    TOO_MANY_LINES(ERROR, "the file has more than {most} lines"),
    TYPE_GONE(ERROR, "the ticket type was removed meanwhile"),
    UNKNOWN_TYPE(ERROR, "nobody said which ticket type “{value}” is"),
    UNPAID_LEFT_OUT(INFO, "{count} {count:order that is not paid was|orders that are not paid were} left out");

    private final Severity severity;
    private final String template;

    AttendeeFindingCode(Severity severity, String template) {
        this.severity = severity;
        this.template = template;
    }

    public Severity severity() {
        return severity;
    }

    String sentence(Map<String, ?> values) {
        return Template.filled(template, values);
    }
}

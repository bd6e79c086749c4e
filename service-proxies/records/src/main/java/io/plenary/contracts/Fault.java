package io.plenary.contracts;

import java.util.Map;

/**
 * What can be wrong with a member of a request. The names are stable: clients know them and say them in the language of
 * their user.
 */
public enum Fault {
    REQUIRED("is required"),
    EMPTY("must not be empty"),
    UNKNOWN_MEMBER("is unknown"),
    UNKNOWN_PARAMETER("is unknown"),
    GIVEN_TWICE("is given more than once"),
    READ_ONLY("cannot be changed"),
    TYPE("must be {type}"),
    FORMAT("must be a valid {format}"),
    PATTERN("must match {pattern}"),
    ONE_OF("must be one of {values}"),
    NUL("must not contain NUL characters"),
    HALF_CHARACTER("must not contain halves of characters"),
    CONTROL_CHARACTER("must be one line without control characters"),
    TOO_SHORT("must have at least {least} characters"),
    TOO_LONG("must have at most {most} characters"),
    LENGTH("must have {least} to {most} characters"),
    TOO_SMALL("must be at least {least}"),
    TOO_LARGE("must be at most {most}"),
    WHOLE_NUMBER("must be a whole number from {least} to {most}"),
    RANGE("must be from {least} to {most}"),
    TOO_FEW("must have at least {least} entries"),
    TOO_MANY("must have at most {most} entries"),

    COLOR("must be a color as #rrggbb"),
    COUNTRY("must be a country code of ISO 3166-1 alpha-2 such as PT"),
    CURRENCY("must be a currency of ISO 4217 such as EUR"),
    CURSOR("must be the nextCursor of a page of this list"),
    DAY("must be a day from 1900 to 2199"),
    EMAIL("must be an e-mail address of at most {most} characters"),
    ID("must be a UUID"),
    IMPOSSIBLE("has a value that is not possible"),
    LOCALE("must be a BCP 47 language tag such as pt-BR"),
    PHONE_NUMBER("must be a phone number with its country, such as +4930123456"),
    PUSH_ADDRESS("must be an https URL of at most {most} characters at a push service"),
    PUSH_KEY("must be a key of a push subscription"),
    SLUG("must be 2 to 50 of a-z, 0-9 and single hyphens between them, and look like no id"),
    TIME_OF_DAY("must be a time of the day such as 22:00"),
    SAME_TIME("must be another time than the beginning"),
    TIME_ZONE("must be an IANA time zone such as Europe/Lisbon"),
    WEB_ADDRESS("must be an absolute http or https URL of at most 2,000 characters"),
    HTTPS_ADDRESS("must be an https URL of at most 2,000 characters"),
    WEBHOOK_ADDRESS(
            "must be an https URL of at most {most} characters, without a fragment, a password or an unusual port"),

    BEFORE_OTHER("must be later than {other}"),
    CHANGED_MEANWHILE("was changed meanwhile"),
    BEFORE_FIRST_DAY("must not be before the first day"),
    TOO_LONG_SPAN("must be at most {days} days later than {other}"),
    TOO_MANY_DAYS("must be at most {most} days from the first day, both included"),
    MUST_BE_TOLD("cannot be switched off"),
    NOT_JSON("{reason}"),
    NOT_RECENT("must be within the last {days} days"),
    OTHER_DAY("must be the day of the start or the day before"),
    YEARS("must be in the years {first} to {last}"),
    NAME_IN_LINK("must not have a name in the address of a link: somebody would learn who follows it"),
    PICTURES("must not show pictures: where they lie somebody would learn who opens the mail"),
    PASSWORD_COMMON("is one of the first that are tried: take three or four words that do not belong together"),
    PASSWORD_GUESSABLE("is easy to guess: take three or four words that do not belong together"),
    PASSWORD_IS_EMAIL("must not be the e-mail address"),
    PASSWORD_IS_YOURS("must not be made of your name or e-mail address: others know them"),
    PASSWORD_KEYS("must not follow the keys of the keyboard: add words that do not belong together"),
    PASSWORD_REPEATS("must not repeat the same again and again: add words that do not belong together"),
    PASSWORD_SEQUENCE("must not count up or be a date: add words that do not belong together"),
    OTHER_CURRENCY("must be that of “{other}”, which is in {currency}: an order is in one currency"),
    SEVERAL_CURRENCIES("must be in one currency"),
    SAME_SPEAKER("must be another speaker"),
    UNKNOWN_ACCOUNT("names no account"),
    UNKNOWN_CHANNEL("is no way for messages of this kind"),
    PLACE_NOT_GIVEN("must be places that the sponsor has"),
    NOT_A_MEMBER("is no member of the organization"),
    UNKNOWN_ORGANIZATION("names no organization of yours"),
    UNKNOWN_PLACEHOLDER("has “{name}” at character {position}, which stands for nothing; there are {known}"),
    UNKNOWN_REFERENCE("does not exist in this conference"),
    UNKNOWN_SPEAKER("is no speaker known here"),

    ROOM_TAKEN("The room is taken by “{title}”."),
    SPEAKER_TWICE("{name} speaks in “{title}” at that time."),
    OUTSIDE_CONFERENCE("The conference lasts from {first} to {last}.");

    private final String template;

    Fault(String template) {
        this.template = template;
    }

    /** The sentence with its {placeholders}. */
    public String template() {
        return template;
    }

    public FieldError at(String pointer) {
        return at(pointer, Map.of());
    }

    public FieldError at(String pointer, Map<String, ?> values) {
        return new FieldError(pointer, Template.filled(template, values), name(), Template.params(values));
    }
}

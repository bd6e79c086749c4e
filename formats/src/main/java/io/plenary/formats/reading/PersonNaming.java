package io.plenary.formats.reading;

import io.plenary.formats.document.Person;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.PublicName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the dialects say of a person. */
public final class PersonNaming {

    private static final String[] NAMES = {
        "name", "public_name", "full_public_name", "display_name", "full_name", "fullname", "label"
    };
    private static final String[] MAILS = {"email", "e_mail", "mail", "email_address", "emails", "contact_email"};

    private final Findings findings;
    private final Prose prose;

    public PersonNaming(Findings findings) {
        this.findings = findings;
        this.prose = new Prose(findings);
    }

    /** Null, and a finding, where nobody can be told by what is said. */
    public Person person(NamedMembers said, int line) {
        if (said.line(MAILS) != null) {
            findings.count(FindingCode.MAIL_LEFT_OUT, line);
        }
        Person person = new Person(
                said.line("id", "person_id", "speaker_id"),
                Ids.uuid(said.line("guid", "uuid")),
                said.line("code", "slug", "nick", "nickname"),
                name(said),
                said.line("avatar", "avatar_url", "image", "photo", "picture", "logo"),
                prose.of(biography(said), line),
                url(said, line));
        if (person.name() == null && person.id() == null && person.guid() == null && person.code() == null) {
            findings.count(FindingCode.NAMELESS_PERSON, line);
            return null;
        }
        return person;
    }

    private String url(NamedMembers said, int line) {
        String written = said.line("url", "href", "homepage", "website", "link", "links");
        String[] several = written == null ? new String[] {null} : written.split(" +");
        if (several.length > 1) {
            findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", "person/link"), line);
        }
        return several[0];
    }

    private static String name(NamedMembers said) {
        String parts = Stream.of(
                        said.line("first_name", "firstname", "given_name", "forename"),
                        said.line("last_name", "lastname", "surname", "family_name"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        List<String> written = Stream.concat(
                        said.all(NAMES), Stream.concat(Stream.of(parts), said.all(NamedMembers.TEXT)))
                .map(PlainText::line)
                .filter(Objects::nonNull)
                .toList();
        String name = PublicName.first(written.toArray(String[]::new));
        return name != null ? name : written.isEmpty() ? said.line("nick", "nickname") : written.get(0);
    }

    /** Several texts about somebody are one text, without what another of them says as well. */
    private static String biography(NamedMembers said) {
        List<String> texts = said.all("biography", "bio", "extended_biography", "abstract", "description")
                .map(PlainText::block)
                .distinct()
                .toList();
        return texts.stream()
                .filter(text -> texts.stream().noneMatch(other -> !other.equals(text) && other.contains(text)))
                .collect(Collectors.joining("\n\n"));
    }
}

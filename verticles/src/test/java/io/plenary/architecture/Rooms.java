package io.plenary.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages a floor is divided into. What stands in the floor's own package is its door, which knows them all. */
final class Rooms implements SliceAssignment {

    private final Pattern room;

    Rooms(String root) {
        room = Pattern.compile(Pattern.quote(root) + "\\.(services\\.\\w+|formats|launch|runtime|web)\\.(\\w+).*");
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        Matcher found = room.matcher(type.getPackageName());
        return found.matches() ? SliceIdentifier.of(found.group(1), found.group(2)) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
        return "rooms of a floor";
    }
}

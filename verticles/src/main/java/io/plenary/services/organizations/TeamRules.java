package io.plenary.services.organizations;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.Right.Reach;
import io.plenary.contracts.organizations.Team;
import io.plenary.contracts.organizations.TeamReach;
import io.plenary.runtime.Faults;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a team may be. */
final class TeamRules {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_MEMBERS = 200;
    private static final int MOST_CONFERENCES = 50;
    private static final int MOST_TRACKS = 100;

    private TeamRules() {}

    static void check(Team team) {
        Faults faults = new Faults()
                .check(team.id() != null, "/id", Fault.REQUIRED)
                .required("/name", team.name(), LONGEST_NAME);
        checkConferences(faults, team);
        checkRights(faults, team.rights(), possible(team));
        checkEach(faults, "/members", team.members(), MOST_MEMBERS);
        faults.refuseIfAny("The team cannot be kept.");
    }

    private static void checkConferences(Faults faults, Team team) {
        List<TeamReach> reaches = team.conferences();
        List<UUID> ids = reaches.stream().map(TeamReach::conferenceId).toList();
        checkEach(faults, "/conferences", ids, team.everywhere() ? 0 : MOST_CONFERENCES);
        faults.check(team.everywhere() || !ids.isEmpty(), "/conferences", Fault.TOO_FEW, Map.of("least", 1));
        for (int i = 0; i < reaches.size(); i++) {
            checkEach(faults, "/conferences/" + i + "/trackIds", reaches.get(i).trackIds(), MOST_TRACKS);
        }
    }

    private static void checkEach(Faults faults, String pointer, List<?> values, int most) {
        faults.check(values.size() <= most, pointer, Fault.TOO_MANY, Map.of("most", most))
                .check(values.stream().allMatch(Objects::nonNull), pointer, Fault.REQUIRED)
                .check(new HashSet<>(values).size() == values.size(), pointer, Fault.GIVEN_TWICE);
    }

    /** What needs more of an organization than the team works on would give nothing, or everything. */
    private static Set<Right> possible(Team team) {
        boolean limited =
                team.conferences().stream().anyMatch(reach -> !reach.trackIds().isEmpty());
        Reach widest = team.everywhere() ? Reach.ORGANIZATION : limited ? Reach.TRACK : Reach.CONFERENCE;
        return Arrays.stream(Right.values())
                .filter(right -> right.reach().compareTo(widest) <= 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }

    private static void checkRights(Faults faults, List<Right> rights, Set<Right> possible) {
        String values = possible.stream().map(Right::text).collect(Collectors.joining(", "));
        faults.check(!rights.isEmpty(), "/rights", Fault.TOO_FEW, Map.of("least", 1))
                .check(new HashSet<>(rights).size() == rights.size(), "/rights", Fault.GIVEN_TWICE);
        for (int i = 0; i < rights.size(); i++) {
            boolean fits = rights.get(i) != null && possible.contains(rights.get(i));
            faults.check(fits, "/rights/" + i, Fault.ONE_OF, Map.of("values", values));
        }
    }

    static void requireRoom(long count) {
        if (count >= MOST) {
            throw Refusal.CONFLICT.because("TOO_MANY_TEAMS", "An organization has at most " + MOST + " teams.");
        }
    }

    /** Those of the team who are no members of the organization. */
    static void requireMembers(Team team, Set<UUID> known) {
        Faults faults = new Faults();
        for (int i = 0; i < team.members().size(); i++) {
            faults.check(known.contains(team.members().get(i)), "/members/" + i, Fault.NOT_A_MEMBER);
        }
        faults.refuseIfAny("Only members of the organization are in its teams.");
    }

    /** Whose rights differ. */
    static List<UUID> concerned(Team before, Team after) {
        boolean givesTheSame = Set.copyOf(before.rights()).equals(Set.copyOf(after.rights()))
                && before.everywhere() == after.everywhere()
                && Set.copyOf(before.conferences()).equals(Set.copyOf(after.conferences()));
        return Stream.concat(before.members().stream(), after.members().stream())
                .distinct()
                .filter(user -> !givesTheSame
                        || before.members().contains(user) != after.members().contains(user))
                .toList();
    }

    static boolean isSame(Team one, Team other) {
        return one.name().equals(other.name()) && concerned(one, other).isEmpty() && givesAlike(one, other);
    }

    private static boolean givesAlike(Team one, Team other) {
        return one.rights().equals(other.rights())
                && one.everywhere() == other.everywhere()
                && one.conferences().equals(other.conferences());
    }
}

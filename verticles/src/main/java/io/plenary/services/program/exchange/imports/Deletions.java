package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.program.ImportRule;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.services.program.sessions.StoredSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What was deleted here and may be in the file again. A deletion is an edit: what is here goes before unless the file shall, and
 * the report names what stays away and what comes back, as what it was.
 */
final class Deletions {

    private final Map<UUID, Deleted> all = new HashMap<>();
    private final Map<Deleted.Kind, Map<String, Deleted>> byName = new HashMap<>();
    private final Set<UUID> named = new HashSet<>();
    private final Baseline baseline;
    private final ImportRule rule;
    private final Findings findings;

    Deletions(List<Deleted> deleted, Baseline baseline, ImportRule rule, Findings findings) {
        this.baseline = baseline;
        this.rule = rule;
        this.findings = findings;
        deleted.forEach(this::note);
    }

    /** By the name of the last file, else by that it had here. */
    private void note(Deleted one) {
        all.put(one.id(), one);
        Map<String, Deleted> names = byName.computeIfAbsent(one.kind(), kind -> new HashMap<>());
        names.putIfAbsent(one.name(), one);
        String said = said(one).text("name");
        if (said != null) {
            names.put(said, one);
        }
    }

    private Fields said(Deleted one) {
        Fields said = baseline.said(one.id());
        return said == null ? Fields.NONE : said;
    }

    boolean staysAway() {
        return rule == ImportRule.KEEP_OURS;
    }

    /** Of a room or a track; null where nothing of the name was deleted. Nothing is two things of a file. */
    UUID named(Deleted.Kind kind, String name) {
        Deleted found = byName.getOrDefault(kind, Map.of()).get(name);
        return found == null ? null : withGuid(found.id());
    }

    /** The same of a room that the file names by its guid. */
    UUID withGuid(UUID guid) {
        return all.containsKey(guid) && named.add(guid) ? guid : null;
    }

    /** Whether this is a session that was deleted and stays so. */
    boolean keepsAway(StoredSession session) {
        return session != null && staysAway() && of(session.session().id()) != null;
    }

    /** Null where it was not deleted. */
    Deleted of(UUID id) {
        return all.get(id);
    }

    Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        all.forEach((id, one) -> names.put(id, one.name()));
        return names;
    }

    List<KnownSession> sessions() {
        return all.values().stream()
                .filter(one -> one.kind() == Deleted.Kind.SESSION)
                .map(one -> one.session(said(one)))
                .toList();
    }

    void reportKept(UUID id, Integer line) {
        findings.add(FindingCode.DELETED_KEPT, Map.of("title", all.get(id).name()), line, null);
    }

    /** Of whatever is new to the program. */
    void reportBack(UUID id, Integer line, Integer index) {
        if (all.containsKey(id)) {
            findings.add(FindingCode.DELETED_BACK, Map.of("title", all.get(id).name()), line, index);
        }
    }
}

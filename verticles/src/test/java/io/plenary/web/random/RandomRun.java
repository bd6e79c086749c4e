package io.plenary.web.random;

import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Operation;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * One pass over all operations of the contract. On what belongs to one of two organizations, each is tried by those who are nobody
 * there, by its people and by an administrator: first rightly, then with mistakes.
 */
final class RandomRun {

    /** For strangers, and again for people of the organization. */
    private static final int MUTATIONS = 10;

    private static final int MOST_TIMES = 20;

    private final long seed;
    private final Random random;
    private final Stage stage;
    private final Wire wire;
    private final RequestGenerator requests;
    private final AnswerCheck check;
    /** One of each kind. */
    private final Map<String, String> findings = new TreeMap<>();

    private final TreeMap<String, Integer> mutations = new TreeMap<>();
    private final Set<String> done = new HashSet<>();
    /** The last of each operation. */
    private final Map<String, String> refusals = new TreeMap<>();

    private int sent;

    RandomRun(TestPlatform platform, Contract contract, long seed) {
        this.seed = seed;
        random = new Random(seed);
        stage = new Stage(platform, random);
        wire = new Wire(platform.http().base());
        requests = new RequestGenerator(random, stage);
        check = new AnswerCheck(contract);
    }

    /** What was wrong, each with the request that shows it. */
    Collection<String> findings() {
        return findings.values();
    }

    /** The operations that never did what they are for, with why. */
    Map<String, String> undone() {
        Map<String, String> undone = new TreeMap<>(refusals);
        undone.keySet().removeAll(done);
        return undone;
    }

    /** How many requests with a mistake each operation got. */
    TreeMap<String, Integer> mutations() {
        return mutations;
    }

    int sent() {
        return sent;
    }

    void tryOut(Operation operation) {
        Tenant tenant = stage.subject(operation);
        stage.prepare(operation, tenant);
        tryUnchanged(operation, tenant, stage.outsidersOf(tenant, operation.id()), tenant);
        tryUnchanged(operation, tenant, stage.insidersOf(tenant, operation.id()), stage.other(tenant));
        insist(operation, tenant);
        tenant.returnToDraft();
    }

    /** What is asked for may be in vain by chance; where nobody has done it yet it is asked for again. */
    private void insist(Operation operation, Tenant tenant) {
        int times = 0;
        do {
            User caller = stage.insistent(operation.id());
            attempt(operation, caller, requests.valid(operation, tenant, caller));
            times++;
        } while (times < MOST_TIMES && !done.contains(operation.id()));
    }

    /** @param bystander whose belongings must be as before */
    private void tryUnchanged(Operation operation, Tenant tenant, List<User> callers, Tenant bystander) {
        boolean reads = operation.method() == HttpMethod.GET;
        String before = reads ? null : bystander.state();
        for (User caller : callers) {
            attempt(operation, caller, requests.valid(operation, tenant, caller));
        }
        mistaken(operation, tenant, callers);
        String after = reads ? null : bystander.state();
        if (!reads && !after.equals(before)) {
            note(operation.id() + " changed what belongs to others", difference(before, after));
        }
    }

    private static String difference(String before, String after) {
        int at = Arrays.mismatch(before.toCharArray(), after.toCharArray());
        int from = Math.max(0, at - 100);
        return "%n    %s%n    %s".formatted(brief(before.substring(from)), brief(after.substring(from)));
    }

    private void mistaken(Operation operation, Tenant tenant, List<User> callers) {
        User caller = callers.get(random.nextInt(callers.size()));
        Tenant other = stage.strangeTo(caller, tenant);
        Sent valid = requests.valid(operation, tenant, caller);
        String foreignPath = requests.valid(operation, other, caller).path();
        String foreignId = other.id("sessions");
        for (Sent mutation : Mutations.of(valid, random, foreignPath, foreignId, MUTATIONS)) {
            mutations.merge(operation.id(), 1, Integer::sum);
            attempt(operation, caller, mutation);
        }
    }

    private void attempt(Operation operation, User caller, Sent request) {
        Answered answer = wire.send(request);
        sent++;
        List<String> faults = new ArrayList<>(check.faults(request, answer));
        for (Tenant owner : stage.tenants()) {
            if (!stage.mayKnow(caller, owner) && answer.mentions(owner.mark())) {
                faults.add("tells what is another organization's");
            }
        }
        if (answer.succeeded() && stage.mayOnlyRead(caller) && changes(request)) {
            faults.add("was done for a token that may only read");
        }
        for (String fault : faults) {
            String shown = "%s%n    %s %s%n    %s"
                    .formatted(request.kind(), answer.status(), brief(answer.text()), request.curl(wire.server()));
            note(operation.id() + ": " + fault, shown);
        }
        if (request.isValid() && answer.succeeded()) {
            done.add(operation.id());
        } else if (request.isValid()) {
            refusals.put(
                    operation.id(), answer.status() + " " + brief(answer.text()) + " " + request.curl(wire.server()));
        }
    }

    /** What anybody may do has nothing to do with what a token may, and some only ask by POST. */
    private static boolean changes(Sent request) {
        Operation operation = request.operation();
        boolean asks = operation.method() == HttpMethod.GET || "read".equals(operation.scope());
        return request.within() && operation.forSignedIn() && !asks;
    }

    private void note(String finding, String shown) {
        String told = "Seed " + seed + ", " + finding + ": " + shown;
        if (findings.putIfAbsent(finding, told) == null) {
            System.out.println(told);
        }
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(600, text.length()));
    }
}

package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Node;
import io.plenary.runtime.Settings;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Terms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What every part of the service stands on; made once, when it starts. */
public record PartContext(Vertx vertx, Node node, Database database, Lanes lines, Contracts contracts) {

    /** Where contracts are answered. */
    public interface Contracts {
        <T> Future<?> answer(Class<T> contract, String address, T implementation);
    }

    public <T> Future<?> answer(Class<T> contract, String address, T implementation) {
        return contracts.answer(contract, address, implementation);
    }

    public ConferencesService conferences() {
        return node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
    }

    public OwnConferences own() {
        return new OwnConferences(conferences());
    }

    public AuthService auth() {
        return node.proxies().of(AuthService.class, AuthService.ADDRESS);
    }

    public Settings.Tickets settings() {
        return node.settings().tickets();
    }

    /** The same for all nodes, and another for every purpose. */
    public byte[] secretFor(String purpose) {
        return node.databases().addressOf(Service.REGISTRATIONS.id()).secretFor(purpose);
    }

    /** @param kind one in the whole platform */
    public Jobs jobs(String kind, Terms terms) {
        return new Jobs(vertx, database, kind, terms);
    }

    /** @param atOnce how many of the jobs are done at the same time */
    public Future<?> work(Jobs jobs, JobWorker.Work work, int atOnce) {
        return new JobWorker(vertx, jobs, work, atOnce).begin();
    }
}
